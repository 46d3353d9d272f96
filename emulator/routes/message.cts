import { json, type Answer } from '../http/answers.cts';
import { stringField, type Call, type Route } from './calls.cts';
import { Refusal } from '../engines/refusals.cts';
import { badRequest } from '../engines/wahaErrors.cts';

const LONGEST = 4096;

/** POST /v2/send/text, to a person or to a group that this number is in. */
function sendText(call: Call): Answer {
	const { fields, state, shapes } = call;
	const chatId = stringField(call, 'chatId');
	const text = stringField(call, 'message');
	if (text === '') return badRequest('message should not be empty');
	if (text.length > LONGEST) return badRequest('message must be shorter than or equal to 4096');
	if (fields.reply_to !== undefined) stringField(call, 'reply_to');
	const group = state.groups.get(chatId);
	const isAllowed = group
		? state.mine(group) !== undefined && (!group.announce || state.isAdminOf(group))
		: state.person(chatId) !== undefined;
	if (!group && chatId.endsWith('@g.us')) throw new Refusal('item-not-found');
	if (!group && !isAllowed) return badRequest('chatId must be the ID of a chat');
	if (!isAllowed) throw new Refusal('forbidden');
	return json(shapes.message(state.send(chatId, text, fields.reply_to)), 201);
}

export const messageRoutes: Route[] = [{ method: 'POST', path: '/v2/send/text', answer: sendText }];
