import { json, type Answer } from '../http/answers.cts';
import { groupAsAdmin, groupAsMember, type Call, type Route } from '../http/calls.cts';
import { doneAnswer } from './members.cts';
import { badRequest } from '../engines/wahaErrors.cts';

const SETTINGS = {
	'info-admin-only': 'restrict',
	'messages-admin-only': 'announce',
} as const;

function setting(tail: keyof typeof SETTINGS): Route[] {
	const path = `/v2/groups/:id/settings/security/${tail}`;
	const field = SETTINGS[tail];
	function set(call: Call): Answer {
		const value = call.fields.adminsOnly;
		if (typeof value !== 'boolean') return badRequest('adminsOnly must be a boolean value');
		call.simulate.update(groupAsAdmin(call).id, { [field]: value });
		return doneAnswer(call);
	}
	return [
		{
			method: 'GET',
			path,
			// any member may ask
			answer: (call) => json({ adminsOnly: groupAsMember(call)[field] }),
		},
		{ method: 'PUT', path, onWebjs: 'false', answer: set },
	];
}

export const settingsRoutes: Route[] = [
	...setting('info-admin-only'),
	...setting('messages-admin-only'),
];
