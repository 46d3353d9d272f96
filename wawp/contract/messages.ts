import * as v from 'valibot';
import { endpoint, type Way } from './endpoint';
import { into, object, type WawpFile } from './commonSchemas';

/** What became of a message: gone out, taken into a queue, or nothing that proves either. */
export interface MessageResult {
	status: 'sent' | 'queued' | 'unknown';
	messageId: string | null;
}

const sent = (messageId: string): MessageResult => ({ status: 'sent', messageId });
const queued = (): MessageResult => ({ status: 'queued', messageId: null });
const messageId = v.pipe(v.string(), v.regex(/^(true_[^_]+@[^_]+_)?[0-9A-Z]{10,40}(_\S+)?$/));

const answer = v.union([
	// WEBJS
	object({ id: v.looseObject({ _serialized: messageId }) }, ({ id }) => sent(id._serialized)),
	object({ id: v.looseObject({ id: messageId }) }, ({ id }) => sent(id.id)),
	// GOWS
	object({ id: messageId }, ({ id }) => sent(id)),
	// NOWEB
	object({ key: v.looseObject({ id: messageId, fromMe: v.literal(true) }) }, ({ key }) =>
		sent(key.id),
	),
	// three public clients of Wawp
	object({ status: v.picklist(['queued', 'accepted', 'pending', 'scheduled']) }, queued),
	object({ code: v.literal('success') }, queued),
	// WEBJS where it does not find the chat
	into(v.literal(''), (): MessageResult => ({ status: 'unknown', messageId: null })),
]);

/** What every message has. */
interface Message {
	/** `<phone>@c.us`, `…@lid` or `…@g.us` */
	chatId: string;
	/** The ID of the message that it answers. */
	replyTo?: string;
}

/** How a message is sent: the last part of the path, and what stands beside the chat. */
type Content<P> = (params: P) => [kind: string, content: Record<string, unknown>];

function message<P extends Message>(contentOf: Content<P>) {
	return endpoint({
		method: 'POST',
		ways(params: P): [Way] {
			const [kind, content] = contentOf(params);
			const { chatId, replyTo } = params;
			const body = { chatId, ...content, ...(replyTo && { reply_to: replyTo }) };
			return [{ path: `/v2/send/${kind}`, body }];
		},
		about: 'message',
		answer,
		// what has an ID went out, also beside a rate limit
		isProof: ({ messageId: id }) => id !== null,
	});
}

/** Source: https://api.wawp.net/en/docs/v2/send/text */
export const sendText = message((params: Message & { text: string }) => [
	'text',
	{ message: params.text },
]);

/** A question with 2 to 12 options, each below 255 characters. */
export interface Poll extends Message {
	question: string;
	options: string[];
	multipleAnswers: boolean;
}

/** Source: https://api.wawp.net/en/docs/v2/send/poll */
export const sendPoll = message(({ question, options, multipleAnswers }: Poll) => [
	'poll',
	{ poll: { name: question, options, multipleAnswers } },
]);

/** A file, as WhatsApp shows it. */
export interface FileMessage extends Message {
	kind: 'image' | 'pdf' | 'video' | 'voice';
	file: WawpFile;
	caption?: string;
}

/** Source: https://api.wawp.net/en/docs/v2/send/image, and the same for pdf, video and voice */
export const sendFile = message(({ kind, file, caption }: FileMessage) => [
	kind,
	{ file, ...(caption && { caption }) },
]);
