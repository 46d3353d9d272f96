import type { WawpClient } from '../../../../wawp/client';
import { sendFile, sendText, type MessageResult } from '../../../../wawp/contract/messages';
import type { WawpFile } from '../../../../wawp/contract/commonSchemas';
import { WawpError } from '../../../../wawp/failures/errors';
import type { FailureKind } from '../../../../wawp/failures/kinds';
import { chatIdOf } from '../../../../wawp/groups/numbers';
import { noteGivenLink } from '../../../../wawp/groups/size';
import { messageOf } from '../../../shared/nodeError';
import { checkLength, withLink } from '../fields/message';

/** Who gets which link, and in which words. */
export interface Invitation {
	groupId: string;
	ids: string[];
	link: string;
	text: string;
	/** Sent with the text below it. */
	picture?: WawpFile;
}

/** What became of a message, and why it did not go out. */
export interface Delivery {
	status: MessageResult['status'] | 'failed';
	messageId: string | null;
	reason: string | null;
}

/** Kinds that are about the account or its connection: the next message would fail in the same way. */
const OF_ACCOUNT: FailureKind[] = [
	'sessionDown',
	'unknownInstance',
	'wrongToken',
	'quota',
	'subscription',
	'rateLimit',
	'forbidden',
	'notWawp',
	'noSuchPath',
	'proxyLogin',
	'unreachable',
	'hostNotFound',
	'insecure',
	'blockedByN8n',
];

/**
 * Sends a link to people, one after another, once each.
 *
 * What concerns the account (a stopped session, a used-up plan) would meet all of them: before the first message it
 * is thrown; later the rest is told as not sent, since whoever has got theirs must not get it again.
 * @returns what became of each message, by the person's ID
 * @throws WawpError; InputError for a text that is too long with the link in it
 */
export async function invitePeople(
	wawp: WawpClient,
	{ groupId, ids, link, text, picture }: Invitation,
): Promise<Map<string, Delivery>> {
	const whole = withLink(text, link);
	checkLength(whole);
	const message = async (chatId: string) =>
		picture
			? await wawp.ask(sendFile, { chatId, kind: 'image', file: picture, caption: whole })
			: await wawp.ask(sendText, { chatId, text: whole });
	const deliveries = new Map<string, Delivery>();
	let stopped: Delivery | undefined;
	const failed = (error: unknown, told: (error: WawpError) => Delivery): Delivery => {
		if (!(error instanceof WawpError)) throw error;
		if (!OF_ACCOUNT.includes(error.kind) || error.mayHaveHappened) return told(error);
		if (deliveries.size === 0) throw error;
		stopped = notSent(error);
		return stopped;
	};
	for (const id of ids) {
		const send = async () =>
			await chatIdOf(wawp, id).then(
				async (chatId) =>
					await message(chatId).then(withReason, (error: unknown) => failed(error, refused)),
				(error: unknown) => failed(error, notSent),
			);
		const delivery = stopped ?? (await send());
		// counts as a member for whoever looks for a group with room
		if (delivery.status !== 'failed') noteGivenLink(wawp.account, groupId);
		deliveries.set(id, delivery);
	}
	return deliveries;
}

/** A message that was not sent since something else went wrong. */
export function notSent(error: unknown): Delivery {
	return { status: 'failed', messageId: null, reason: `Not sent: ${messageOf(error)}` };
}

const NOT_SHOWN =
	'Wawp took the request, and its answer does not show whether the message went out';

function withReason(result: MessageResult): Delivery {
	return { ...result, reason: result.status === 'unknown' ? NOT_SHOWN : null };
}

function refused(error: WawpError): Delivery {
	const status = error.mayHaveHappened ? 'unknown' : 'failed';
	return { status, messageId: null, reason: error.withSaid(error.message) };
}
