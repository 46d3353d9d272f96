import { json, type Answer } from '../http/answers.cts';
import { groupAsAdmin, type Call, type Route } from '../http/calls.cts';
import { EarlyAnswer } from '../engines/refusals.cts';
import { noSuchPath, unhandled } from '../engines/wahaErrors.cts';
import type { Group } from '../state/state.cts';

/** The group of a code or link. The code is what follows the last slash, as in older WAHA builds. */
function groupOfCode({ state, asked, engine }: Call, codeOrLink: string): Group {
	const code = codeOrLink.split('/').at(-1) ?? '';
	const isGows = engine === 'GOWS';
	if (state.revokedCodes.has(code)) {
		const words = isGows ? '2 UNKNOWN: that group invite link has been revoked' : 'gone';
		throw new EarlyAnswer(unhandled(asked, words, isGows ? undefined : 410));
	}
	const group = state.groupByCode(code);
	if (group !== undefined) return group;
	const words = isGows ? '2 UNKNOWN: that group invite link is not valid' : 'not-acceptable';
	throw new EarlyAnswer(unhandled(asked, words, isGows ? undefined : 406));
}

function joinInfo(call: Call): Answer {
	const { asked, shapes, view, variants } = call;
	if (asked.path !== variants.joinInfoPath) return noSuchPath(asked);
	return json(shapes.joinInfo(groupOfCode(call, asked.query.code ?? ''), view));
}

function join(call: Call): Answer {
	const { state, simulate, fields } = call;
	const group = groupOfCode(call, String(fields.code));
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
		answer: (call) => json({ code: groupAsAdmin(call).inviteCode }),
	},
	{
		method: 'POST',
		path: '/v2/groups/:id/invite-code/revoke',
		onWebjs: 'empty',
		answer: (call) => json({ code: call.simulate.revoke(groupAsAdmin(call).id) }),
	},
	{ method: 'GET', path: '/v2/groups/join', answer: joinInfo },
	{ method: 'GET', path: '/v2/groups/join-info', answer: joinInfo },
	{ method: 'POST', path: '/v2/groups/join', answer: join },
];
