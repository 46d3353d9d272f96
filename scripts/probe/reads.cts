import { groupPath } from '../../wawp/http';
import { inviteCodeIn } from '../../wawp/ids/inviteCode';
import { isObject } from '../../lib/json';
import { readFailure } from '../../wawp/failures/readFailure';
import { readGroup } from '../../wawp/shapes/group';
import { readParticipants } from '../../wawp/shapes/participant';
import { check, inShort, type Check, type Probe } from './probe.cts';

/** Something below the given group, if one was given. */
function inGroup(...below: string[]) {
	return ({ groupId }: Probe) => (groupId ? { path: groupPath(groupId, ...below) } : undefined);
}

const isFailure = (kind: string) => (body: unknown, status: number) =>
	readFailure({ status, body, headers: {} })?.kind === kind;

/** What the node assumes and a read can tell (docs/wawp-api.md). */
export const READS: Check[] = [
	check(
		'session/info answers GET with a status',
		() => ({ path: '/v2/session/info' }),
		(body, status) => status === 200 && isObject(body) && typeof body.status === 'string',
	),
	check(
		'a wrong token is a 401 that the node reads as such',
		({ instanceId }) => ({
			path: '/v2/session/info',
			credentials: { instance_id: instanceId, access_token: 'not-the-token' },
		}),
		(body, status) => status === 401 && isFailure('wrongToken')(body, status),
	),
	check(
		'an unknown instance is 404 invalid_session',
		({ accessToken }) => ({
			path: '/v2/session/info',
			credentials: { instance_id: 'NOSUCHINST00', access_token: accessToken },
		}),
		(body, status) => status === 404 && isFailure('unknownInstance')(body, status),
	),
	check(
		'the header access-token alone is refused: the token is needed in the query',
		({ instanceId, accessToken }) => ({
			path: '/v2/session/info',
			credentials: { instance_id: instanceId },
			headers: { 'access-token': accessToken },
		}),
		(_body, status) => status === 401,
	),
	check(
		'the headers Authorization and X-Instance-ID alone are refused',
		({ instanceId, accessToken }) => ({
			path: '/v2/session/info',
			credentials: {},
			headers: { Authorization: `Bearer ${accessToken}`, 'X-Instance-ID': instanceId },
		}),
		(_body, status) => status === 401,
	),
	check(
		'groups/count answers { count }',
		() => ({ path: '/v2/groups/count' }),
		(body) => isObject(body) && typeof body.count === 'number',
	),
	check('a group is read from groups/{id}', inGroup(), (body) => readGroup(body) !== undefined),
	check(
		'invite-code answers { code }',
		inGroup('invite-code'),
		(body) => isObject(body) && inviteCodeIn(body) !== undefined && 'code' in body,
	),
	check(
		'participants are a list that the node reads',
		inGroup('participants'),
		(body) => Array.isArray(body) && readParticipants(body).length === body.length,
	),
	check('participants come without a wrapping', inGroup('participants'), (body) =>
		Array.isArray(body),
	),
	check(
		'info-admin-only answers { adminsOnly }',
		inGroup('settings', 'security', 'info-admin-only'),
		(body) => isObject(body) && typeof body.adminsOnly === 'boolean',
	),
	check('picture answers { url }', inGroup('picture'), (body) => isObject(body) && 'url' in body),
	{
		name: 'join info is at GET groups/join, not at groups/join-info',
		async run(probe) {
			if (!probe.groupId) return { holds: undefined, saw: 'set WAWP_GROUP_ID' };
			const invite = await probe.ask({ path: groupPath(probe.groupId, 'invite-code') });
			const query = { code: inviteCodeIn(invite.body) ?? '' };
			const at = await probe.ask({ path: '/v2/groups/join', query });
			const other = await probe.ask({ path: '/v2/groups/join-info', query });
			return { holds: at.status === 200, saw: `join ${inShort(at)}; join-info ${other.status}` };
		},
	},
	check(
		'webhooks are { webhooks, systemConfig }, or the plan has none',
		() => ({ path: '/v2/session/webhook' }),
		(body, status) =>
			(isObject(body) && Array.isArray(body.webhooks)) || isFailure('subscription')(body, status),
	),
];
