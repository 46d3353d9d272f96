import * as v from 'valibot';
import { endpoint } from './endpoint';

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
	v.pipe(
		v.looseObject({ id: v.looseObject({ _serialized: messageId }) }),
		v.transform(({ id }) => sent(id._serialized)),
	),
	v.pipe(
		v.looseObject({ id: v.looseObject({ id: messageId }) }),
		v.transform(({ id }) => sent(id.id)),
	),
	// GOWS
	v.pipe(
		v.looseObject({ id: messageId }),
		v.transform(({ id }) => sent(id)),
	),
	// NOWEB
	v.pipe(
		v.looseObject({ key: v.looseObject({ id: messageId, fromMe: v.literal(true) }) }),
		v.transform(({ key }) => sent(key.id)),
	),
	// three clients of Wawp (docs/wawp-api.md, "Messages")
	v.pipe(
		v.looseObject({ status: v.picklist(['queued', 'accepted', 'pending', 'scheduled']) }),
		v.transform(queued),
	),
	v.pipe(v.looseObject({ code: v.literal('success') }), v.transform(queued)),
	// WEBJS where it does not find the chat
	v.pipe(
		v.literal(''),
		v.transform((): MessageResult => ({ status: 'unknown', messageId: null })),
	),
]);

/** A text for a person or a group. */
export interface TextMessage {
	/** `<phone>@c.us`, `…@lid` or `…@g.us` */
	chatId: string;
	text: string;
	/** The ID of the message that it answers. */
	replyTo?: string;
}

/** Source: https://api.wawp.net/en/docs/v2/send/text */
export const sendText = endpoint({
	method: 'POST',
	ways: ({ chatId, text, replyTo }: TextMessage) => [
		{
			path: '/v2/send/text',
			body: { chatId, message: text, ...(replyTo && { reply_to: replyTo }) },
		},
	],
	about: 'message',
	answer,
	// what has an ID went out, also beside a rate limit
	isProof: ({ messageId: id }) => id !== null,
});
