import { json, type Answer } from '../http/answers.cts';
import { groupAsAdmin, groupAsMember, type Call, type Route } from '../http/calls.cts';
import { outcome, readParticipants, type Action } from './members.cts';

function change(call: Call, action: Action): Answer {
	const { state, simulate, shapes, view, variants } = call;
	const ids = readParticipants(call);
	const group = groupAsAdmin(call);
	const results = ids.map((id) => outcome(state, group, action, id));
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
