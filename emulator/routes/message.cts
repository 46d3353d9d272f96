import { json, type Answer } from '../http/answers.cts';
import { stringField, type Call, type Route } from '../http/calls.cts';
import { Refusal } from '../engines/refusals.cts';
import { badRequest } from '../engines/wahaErrors.cts';
import { isRecord } from '../http/values.cts';

const LONGEST = 4096;

/** What is sent, as it is kept; an answer for what is not accepted. */
type Content = (call: Call) => string | Answer;

/** To a person, or to a group that this number is in. */
function send(call: Call, contentOf: Content): Answer {
	const { fields, state, shapes } = call;
	const chatId = stringField(call, 'chatId');
	const content = contentOf(call);
	if (typeof content !== 'string') return content;
	if (fields.reply_to !== undefined) stringField(call, 'reply_to');
	const group = state.groups.get(chatId);
	const isAllowed = group
		? state.mine(group) !== undefined && (!group.announce || state.isAdminOf(group))
		: state.person(chatId) !== undefined;
	if (!group && chatId.endsWith('@g.us')) throw new Refusal('item-not-found');
	if (!group && !isAllowed) return badRequest('chatId must be the ID of a chat');
	if (!isAllowed) throw new Refusal('forbidden');
	return json(shapes.message(state.send(chatId, content, fields.reply_to)), 201);
}

function textOf(call: Call): string | Answer {
	const text = stringField(call, 'message');
	if (text === '') return badRequest('message should not be empty');
	if (text.length > LONGEST) return badRequest('message must be shorter than or equal to 4096');
	return text;
}

function pollOf({ fields }: Call): string | Answer {
	const { name, options, multipleAnswers } = isRecord(fields.poll) ? fields.poll : {};
	const isRight =
		typeof name === 'string' &&
		Array.isArray(options) &&
		options.length >= 2 &&
		options.length <= 12 &&
		typeof multipleAnswers === 'boolean';
	return isRight ? `${name} ${options.join(' / ')}` : badRequest('poll should not be empty');
}

function fileOf({ fields }: Call): string | Answer {
	const { url, data, filename, mimetype } = isRecord(fields.file) ? fields.file : {};
	const isRight = [url ?? data, filename, mimetype].every((each) => typeof each === 'string');
	return isRight
		? `${String(url ?? filename)} ${String(fields.caption ?? '')}`
		: badRequest('file should not be empty');
}

const CONTENTS: Array<[kind: string, Content]> = [
	['text', textOf],
	['poll', pollOf],
	...['image', 'pdf', 'video', 'voice'].map((kind): [string, Content] => [kind, fileOf]),
];

/** https://api.wawp.net/en/docs/v2/send/… */
export const messageRoutes: Route[] = CONTENTS.map(([kind, contentOf]) => ({
	method: 'POST',
	path: `/v2/send/${kind}`,
	answer: (call) => send(call, contentOf),
}));
