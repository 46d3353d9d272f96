import { json, type Answer } from '../http/answers.cts';
import type { Call, Route } from '../http/calls.cts';
import { Refusal } from '../engines/refusals.cts';
import { httpException } from '../engines/wahaErrors.cts';
import { isRecord } from '../http/values.cts';

/** To a person, or to a group that this number is in. */
function send({ fields, state, shapes }: Call): Answer {
	const chatId = String(fields.chatId);
	const group = state.groups.get(chatId);
	const isAllowed = group
		? state.mine(group) !== undefined && (!group.announce || state.isAdminOf(group))
		: state.person(chatId) !== undefined;
	if (!group && chatId.endsWith('@g.us')) throw new Refusal('item-not-found');
	if (!group && !isAllowed) return httpException(400, 'Bad Request', 'chatId must be a chat');
	if (!isAllowed) throw new Refusal('forbidden');
	return json(shapes.message(state.send(chatId, contentOf(fields), fields.reply_to)), 201);
}

/** What is sent, as it is kept. */
function contentOf({ message, poll, file, caption }: Call['fields']): string {
	if (isRecord(poll)) return `${String(poll.name)} ${String(poll.options)}`;
	if (isRecord(file)) return `${String(file.url ?? file.filename)} ${String(caption ?? '')}`;
	return String(message);
}

/** https://api.wawp.net/en/docs/v2/send/… */
export const messageRoutes = ['text', 'poll', 'image', 'pdf', 'video', 'voice'].map(
	(kind): Route => ({ method: 'POST', path: `/v2/send/${kind}`, answer: send }),
);
