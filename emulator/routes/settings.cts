import { json, type Answer } from '../http/answers.cts';
import { groupAsAdmin, groupAsMember, type Call, type Route } from '../http/calls.cts';
import { doneAnswer } from './members.cts';
import { queryValue } from '../http/requests.cts';
import { badRequest } from '../engines/wahaErrors.cts';

const SETTINGS = {
	'info-admin-only': 'restrict',
	'messages-admin-only': 'announce',
} as const;

/** `adminsOnly` as it was sent, by the variant's place; true if it is not there, as in WAHA. */
function adminsOnly({ asked, fields, variants }: Call): unknown {
	const place = variants.adminsOnlyIn;
	const inBody = place === 'query' ? undefined : fields.adminsOnly;
	const inQuery = place === 'body' ? undefined : queryValue(asked, 'adminsOnly');
	if (inBody !== undefined) return inBody;
	if (inQuery === 'true' || inQuery === 'false') return inQuery === 'true';
	return inQuery ?? true;
}

function setting(tail: keyof typeof SETTINGS): Route[] {
	const path = `/v2/groups/:id/settings/security/${tail}`;
	const field = SETTINGS[tail];
	function set(call: Call): Answer {
		const value = adminsOnly(call);
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
