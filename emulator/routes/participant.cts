import { json, type Answer } from '../http/answers.cts';
import { groupAsAdmin, groupAsMember, type Call, type Route } from '../http/calls.cts';
import type { MemberResult } from '../engines/shapes.cts';
import { outsider, readParticipants } from './members.cts';
import type { Group } from '../state/state.cts';

type Action = 'add' | 'remove' | 'promote' | 'demote';

/** What WhatsApp says about one person before anything is changed: 200 or an error code. */
function outcome({ state }: Call, group: Group, action: Action, id: string): MemberResult {
	const person = state.person(id);
	const member = person && group.participants.get(person.id);
	const participant = member ?? outsider(state, id);
	if (person === undefined) return { participant, code: 400 };
	if (action === 'add') {
		// Evolution #2616
		if (group.isCommunity) return { participant, code: 403 };
		return { participant, code: member ? 409 : (state.unreachable.get(person.id) ?? 200) };
	}
	if (member === undefined) return { participant, code: 404 };
	// nobody takes the group from the one who made it
	const untouchable = member.role === 'superadmin' && action !== 'promote';
	return { participant, code: untouchable ? 403 : 200 };
}

function change(call: Call, action: Action): Answer {
	const { simulate, shapes, view, variants } = call;
	const ids = readParticipants(call);
	const group = groupAsAdmin(call);
	const results = ids.map((id) => outcome(call, group, action, id));
	const accepted = results
		.filter(({ code }) => code === 200)
		.map(({ participant }) => participant.id);
	if (action === 'add') simulate.join(group.id, ...accepted);
	if (action === 'remove') simulate.leave(group.id, ...accepted);
	if (action === 'promote') simulate.promote(group.id, ...accepted);
	if (action === 'demote') simulate.demote(group.id, ...accepted);
	const isRole = action === 'promote' || action === 'demote';
	// the pages of promote and demote show {"ok": true}
	if (isRole && variants.writeAnswer !== 'engine') return json({ ok: true });
	return json(shapes.changed(results, action, view));
}

export const participantRoutes: Route[] = [
	{
		method: 'GET',
		path: '/v2/groups/:id/participants',
		answer: (call) => json(call.shapes.participants(groupAsMember(call), call.view)),
	},
	{
		method: 'POST',
		path: '/v2/groups/:id/participants/add',
		onWebjs: 'noRights',
		answer: (call) => change(call, 'add'),
	},
	{
		method: 'POST',
		path: '/v2/groups/:id/participants/remove',
		answer: (call) => change(call, 'remove'),
	},
	{
		method: 'POST',
		path: '/v2/groups/:id/admin/promote',
		answer: (call) => change(call, 'promote'),
	},
	{
		method: 'POST',
		path: '/v2/groups/:id/admin/demote',
		answer: (call) => change(call, 'demote'),
	},
];
