import { empty, json, text, type Answer } from '../http/answers.cts';
import { groupAsAdmin, stringField, type Call, type Route } from './calls.cts';
import { EarlyAnswer } from '../engines/refusals.cts';
import { queryValue } from '../http/requests.cts';
import type { Variants } from '../variants.cts';
import { badRequest, httpException, noSuchPath } from '../engines/wahaErrors.cts';
import type { Group, State } from '../state/state.cts';

function codeAnswer(
	code: string,
	shape: Variants['inviteShape'] | Variants['revokeShape'],
): Answer {
	const link = `https://chat.whatsapp.com/${code}`;
	if (shape === 'string') return text(code);
	if (shape === 'jsonString') return json(code);
	if (shape === 'link') return text(link);
	if (shape === 'inviteLinkObject') return json({ inviteLink: link });
	return shape === 'empty' ? empty() : json({ code });
}

/** The group of a code or link. The code is what follows the last slash, as in older WAHA builds. */
function groupOfCode(state: State, codeOrLink: string): Group {
	const code = codeOrLink.split('/').at(-1) ?? '';
	if (state.revokedCodes.has(code)) throw new EarlyAnswer(httpException(410, 'Gone', 'gone'));
	const group = state.groupByCode(code);
	if (group !== undefined) return group;
	throw new EarlyAnswer(httpException(406, 'Not Acceptable', 'not-acceptable'));
}

function joinInfo(call: Call): Answer {
	const { asked, state, shapes, view, variants } = call;
	if (asked.path !== variants.joinInfoPath) return noSuchPath(asked);
	const code = queryValue(asked, 'code');
	if (code === undefined) return badRequest('code must be a string');
	return json(shapes.joinInfo(groupOfCode(state, code), view));
}

function join(call: Call): Answer {
	const { state, simulate } = call;
	const group = groupOfCode(state, stringField(call, 'code'));
	const id = state.me.id;
	if (group.joinApproval && !group.participants.has(id)) group.requests.add(id);
	else simulate.join(group.id, id);
	return json({ id: group.id });
}

export const inviteRoutes: Route[] = [
	{
		method: 'GET',
		path: '/v2/groups/:id/invite-code',
		onWebjs: 'empty',
		answer: (call) => codeAnswer(groupAsAdmin(call).inviteCode, call.variants.inviteShape),
	},
	{
		method: 'POST',
		path: '/v2/groups/:id/invite-code/revoke',
		onWebjs: 'empty',
		answer: (call) =>
			codeAnswer(call.simulate.revoke(groupAsAdmin(call).id), call.variants.revokeShape),
	},
	{ method: 'GET', path: '/v2/groups/join', answer: joinInfo },
	{ method: 'GET', path: '/v2/groups/join-info', answer: joinInfo },
	{ method: 'POST', path: '/v2/groups/join', answer: join },
];
