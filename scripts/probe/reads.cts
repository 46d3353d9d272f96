import { groupPath } from '../../wawp/http';
import { inviteCodeIn } from '../../wawp/shapes/invite';
import { isObject } from '../../lib/json';
import { readFailure } from '../../wawp/failures/readFailure';
import { aboutOf } from '../../wawp/failures/about';
import type { FailureKind } from '../../wawp/failures/messages';
import { isExact, readWebhookList } from '../../wawp/events/webhookList';
import { readGroup } from '../../wawp/shapes/group';
import { readParticipants } from '../../wawp/shapes/participant';
import { check, inShort, type Check, type Probe } from './probe.cts';

/** Something below the given group, if one was given. */
function inGroup(...below: string[]) {
	return ({ groupId }: Probe) => (groupId ? { path: groupPath(groupId, ...below) } : undefined);
}

/** As the node reads it, for which a failure depends on what was asked. */
const isFailure = (kind: FailureKind, path: string) => (body: unknown, status: number) =>
	readFailure({ status, body, headers: {} }, aboutOf({ method: 'GET', path }))?.kind === kind;

function isList(body: unknown): boolean {
	try {
		return isExact(readWebhookList(body).entries);
	} catch {
		return false;
	}
}

const SESSION = '/v2/session/info';
const WEBHOOKS = '/v2/session/webhook';

/** What the node assumes and a read can tell (docs/wawp-api.md). */
export const READS: Check[] = [
	check(
		'session/info answers GET with a status',
		() => ({ path: SESSION }),
		(body, status) => status === 200 && isObject(body) && typeof body.status === 'string',
	),
	check(
		'a wrong token is a 401 that the node reads as such',
		({ instanceId }) => ({
			path: SESSION,
			credentials: { instance_id: instanceId, access_token: 'not-the-token' },
		}),
		(body, status) => status === 401 && isFailure('wrongToken', SESSION)(body, status),
	),
	check(
		'an unknown instance is 404 invalid_session',
		({ accessToken }) => ({
			path: SESSION,
			credentials: { instance_id: 'NOSUCHINST00', access_token: accessToken },
		}),
		(body, status) => status === 404 && isFailure('unknownInstance', SESSION)(body, status),
	),
	check(
		'the header access-token alone is refused: the token is needed in the query',
		({ instanceId, accessToken }) => ({
			path: SESSION,
			credentials: { instance_id: instanceId },
			headers: { 'access-token': accessToken },
		}),
		(_body, status) => status === 401,
	),
	check(
		'the headers Authorization and X-Instance-ID alone are refused',
		({ instanceId, accessToken }) => ({
			path: SESSION,
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
			const code = inviteCodeIn(invite.body, probe.groupId);
			if (!code) return { holds: undefined, saw: `no code to ask with: ${inShort(invite)}` };
			const query = { code };
			const at = await probe.ask({ path: '/v2/groups/join', query });
			const other = await probe.ask({ path: '/v2/groups/join-info', query });
			return { holds: at.status === 200, saw: `join ${inShort(at)}; join-info ${other.status}` };
		},
	},
	check(
		'webhooks are { webhooks, systemConfig }, or the plan has none',
		() => ({ path: WEBHOOKS }),
		(body, status) => isFailure('subscription', WEBHOOKS)(body, status) || isList(body),
	),
];
