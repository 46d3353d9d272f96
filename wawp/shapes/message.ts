import {
	isObject,
	objectAt,
	plainNumber,
	plainText,
	yesOrNo,
	type JsonObject,
} from '../../lib/json';
import { isNo, layersOf } from '../failures/signs';
import type { Sent } from '../http';
import { idText } from '../ids/idText';
import { readPerson } from '../ids/person';
import { isSamePhone } from '../ids/phone';
import { deniesChange, isQueued, readChange } from './change';

/** What became of a message: gone out, taken into a queue, or nothing that proves either. */
export interface MessageResult {
	status: 'sent' | 'queued' | 'failed' | 'unknown';
	messageId: string | null;
}

/**
 * What the answer to sending a text says. A good status alone may only mean that it was queued; a message with an
 * ID is one that went out (docs/wawp-api.md, "Messages").
 * @param chatId to whom it was sent
 * @throws WawpError for `false` inside an answer
 */
export function readMessage(sent: Sent, chatId: string): MessageResult {
	if (plainText(sent.body) === 'false') return { status: 'failed', messageId: null };
	const found = messagesIn(sent.body).map(messageOf).find(Boolean);
	if (!found) return withoutMessage(sent);
	if (found.isFailed) return { status: 'failed', messageId: null };
	const isDenied = deniesChange(sent.body) || saysNotSent(sent.body);
	if (isDenied || !found.isOwn || isOther(found.chat, chatId))
		return { status: 'unknown', messageId: null };
	return { status: 'sent', messageId: found.messageId };
}

function withoutMessage(sent: Sent): MessageResult {
	const said = saysNotSent(sent.body) ? 'nothing' : readChange(sent);
	return { status: said === 'nothing' ? 'unknown' : 'queued', messageId: null };
}

function saysNotSent(body: unknown): boolean {
	return layersOf(body).some((layer) => layer.sent !== undefined && isNo(layer.sent));
}

const FAILED = /^(error|failed|rejected|undelivered)$/i;

interface Message {
	messageId: string;
	/** Where it went, if the answer says so. */
	chat: string | undefined;
	isOwn: boolean;
	isFailed: boolean;
}

/** The layers in which the message can be. Of one with the ID of a person or group, `layersOf` shows nothing. */
function messagesIn(body: unknown): JsonObject[] {
	const layers = [body, ...layersOf(body)].filter(isObject);
	return layers.flatMap((layer) => [layer, objectAt(layer, 'message'), objectAt(layer, 'data')]);
}

function messageOf(layer: JsonObject): Message | undefined {
	const inner = objectAt(layer, '_data');
	const key = objectAt(layer, 'key');
	const isPlain = !isObject(layer.id) && !isObject(layer._data) && !isObject(layer.key);
	// a plain ID beside a word for a queue is that of a job
	if (isPlain && isQueued(layer)) return undefined;
	const messageId = [
		...[idText(layer.id), objectAt(layer, 'id').id, layer.messageId, layer.message_id],
		...[idText(inner.id), objectAt(inner, 'id').id, objectAt(inner, 'Info').ID, key.id],
	].find(isMessageId);
	if (messageId === undefined) return undefined;
	const [, own, chat] = /^(true|false)_([^_]+@[^_]+)_/.exec(messageId) ?? [];
	const flags = [own, layer.fromMe, key.fromMe, objectAt(layer, 'id').fromMe].map(yesOrNo);
	const remote = [chat, objectAt(layer, 'id').remote, key.remoteJid].map(idText).find(Boolean);
	return {
		messageId,
		chat: remote === undefined ? undefined : plainText(remote),
		isOwn: !flags.includes(false),
		isFailed: plainNumber(layer.ack) < 0 || FAILED.test(plainText(layer.status)),
	};
}

/** `true_4917…@c.us_3EB0…`, or its last part alone: hexadecimal, in capitals. */
function isMessageId(value: unknown): value is string {
	if (typeof value !== 'string') return false;
	return /^(true|false)_[^_]+@[^_]+_\w+/.test(value) || /^(?=.*\d)[0-9A-F]{10,40}$/.test(value);
}

/** Whether a message went elsewhere. A hidden ID can be the person's own. */
function isOther(chat: string | undefined, chatId: string): boolean {
	if (chat === undefined) return false;
	if (chat.endsWith('@g.us') || chatId.endsWith('@g.us')) return chat !== chatId;
	if (!/@(c\.us|s\.whatsapp\.net|lid)$/.test(chat)) return true;
	if (chat.endsWith('@lid') && chatId.endsWith('@lid')) return chat !== chatId;
	const [found, wanted] = [chat, chatId].map((id) => readPerson(id)?.phone);
	return Boolean(found && wanted && !isSamePhone(found, wanted));
}
