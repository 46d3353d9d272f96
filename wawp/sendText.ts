import type { WawpClient } from './client';
import { mayHaveHappened } from './doubt';
import { InputError, WawpError } from './failures/errors';
import type { FailureKind } from './failures/messages';
import { isQueued } from './shapes/change';
import { readMessage, type MessageResult } from './shapes/message';

/** Source: https://api.wawp.net/en/docs/v2/send/text */
export const LONGEST_TEXT = 4096;

/** A text for a person or a group. */
export interface TextMessage {
	/** `<phone>@c.us`, `…@lid` or `…@g.us` */
	chatId: string;
	text: string;
	/** The ID of the message that it answers. */
	replyTo?: string;
}

/** Kinds that are about the account or its connection: the next message would fail in the same way. */
const OF_ACCOUNT: FailureKind[] = [
	...([
		'sessionDown',
		'unknownInstance',
		'wrongToken',
		'quota',
		'payment',
		'subscription',
	] as const),
	...(['rateLimit', 'forbidden', 'unreachable', 'insecure', 'notWawp', 'noSuchPath'] as const),
];

/** Whether an error says that no message of this account goes out at the moment. */
export function isOfAccount(error: unknown): boolean {
	return error instanceof WawpError && OF_ACCOUNT.includes(error.kind) && !mayHaveHappened(error);
}

/**
 * Sends a text, once. Where it is not certain whether it went out, it is not sent again.
 * @throws InputError for a text that is too long, before anything is sent; WawpError
 */
export async function sendText(wawp: WawpClient, message: TextMessage): Promise<MessageResult> {
	const { chatId, text, replyTo } = message;
	checkLength(text);
	const body = { chatId, message: text, ...(replyTo && { reply_to: replyTo }) };
	return await wawp
		.send('POST', '/v2/send/text', body)
		.then((sent) => readMessage(sent, chatId))
		.catch((error: unknown): MessageResult => {
			// a limit that says that it will still be done; after other failures a job is no proof
			const isLimit = error instanceof WawpError && error.facts.status === 429;
			const isUnderWay = isLimit && isQueued(error.answer);
			if (isUnderWay) return { status: 'queued', messageId: null };
			throw error;
		});
}

/** Throws InputError. */
export function checkLength(text: string): void {
	if (text.length <= LONGEST_TEXT) return;
	throw new InputError(
		`"Message" has ${text.length} characters`,
		`WhatsApp takes ${LONGEST_TEXT} at most, the link included. Shorten it.`,
	);
}
