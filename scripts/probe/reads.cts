import * as v from 'valibot';
import { groupPath } from '../../wawp/contract/endpoint';
import * as groupInfo from '../../wawp/contract/groupInfo';
import * as groups from '../../wawp/contract/groups';
import * as invites from '../../wawp/contract/invites';
import * as numbers from '../../wawp/contract/numbers';
import { listParticipants } from '../../wawp/contract/participants';
import { getSession } from '../../wawp/contract/session';
import { listWebhooks } from '../../wawp/contract/webhooks';
import type { FailureKind } from '../../wawp/failures/kinds';
import { readFailure } from '../../wawp/failures/readFailure';
import type { About } from '../../wawp/failures/table';
import { check, inShort, reads, type Check, type Probe } from './probe.cts';

const inGroup = ({ groupId }: Probe) => (groupId ? { groupId } : undefined);

/** Something below the given group, if one was given, of which no page of Wawp's tells. */
function below(...path: string[]) {
	return ({ groupId }: Probe) => (groupId ? { path: groupPath(groupId, ...path) } : undefined);
}

/** As the node reads it, for which a failure depends on what was asked. */
const isFailure = (kind: FailureKind, about: About) => (body: unknown, status: number) =>
	readFailure({ status, body, headers: {} }, about)?.kind === kind;

const SESSION = '/v2/session/info';

/** Whether a path is there; what it would be used for waits for a source. */
const exists = (name: string, ...path: string[]) =>
	check(name, below(...path), (_body, status) => status === 200);

/** What the node assumes and a read can tell (docs/wawp-api.md): that its contract reads what comes. */
export const READS: Check[] = [
	reads('session/info', getSession, () => ({})),
	check(
		'a wrong token is a 401 that the node reads as such',
		({ instanceId }) => ({
			path: SESSION,
			credentials: { instance_id: instanceId, access_token: 'not-the-token' },
		}),
		isFailure('wrongToken', 'session'),
	),
	check(
		'an unknown instance is 404 invalid_session',
		({ accessToken }) => ({
			path: SESSION,
			credentials: { instance_id: 'NOSUCHINST00', access_token: accessToken },
		}),
		isFailure('unknownInstance', 'session'),
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
	reads('groups/count', groups.countGroups, () => ({})),
	reads('a group', groups.getGroup, inGroup),
	reads('invite-code', invites.getInviteCode, inGroup),
	reads('participants', listParticipants, inGroup),
	reads('info-admin-only', groupInfo.getSetting, (probe) => {
		const group = inGroup(probe);
		return group && { ...group, setting: 'info-admin-only' };
	}),
	reads('picture', groupInfo.getPicture, (probe) => {
		const group = inGroup(probe);
		return group && { ...group, refresh: false };
	}),
	reads('lids', numbers.listHiddenNumbers, () => ({ limit: 1, offset: 0 })),
	{
		name: 'join info is at GET groups/join, not at groups/join-info',
		async run(probe) {
			if (!probe.groupId) return { holds: undefined, saw: 'set WAWP_GROUP_ID' };
			const invite = await probe.ask({ path: groupPath(probe.groupId, 'invite-code') });
			const code = v.safeParse(invites.getInviteCode.answer, invite.body);
			if (!code.success) return { holds: undefined, saw: `no code: ${inShort(invite)}` };
			const [join, joinInfo] = invites.getInviteInfo.ways({ code: code.output });
			const at = await probe.ask(join);
			const other = joinInfo && (await probe.ask(joinInfo));
			const isRead = at.status === 200 && v.is(invites.getInviteInfo.answer, at.body);
			return { holds: isRead, saw: `join ${inShort(at)}; join-info ${other?.status}` };
		},
	},
	{
		name: 'webhooks are a list, or the plan has none',
		async run(probe) {
			const answer = await probe.ask(listWebhooks.ways({})[0]);
			const isNone = isFailure('subscription', 'webhook')(answer.body, answer.status);
			return { holds: isNone || v.is(listWebhooks.answer, answer.body), saw: inShort(answer) };
		},
	},
];

/** What WAHA has in 2026 and no page of Wawp's shows: worth an operation once it is seen. */
export const UNSHOWN: Check[] = [
	exists('members with one form for all engines', 'participants', 'v2'),
	exists('who may add members', 'settings', 'security', 'member-add-mode'),
	exists('whether an admin lets people in', 'settings', 'security', 'membership-approval'),
	exists('who asks to be let in', 'participants', 'join-requests'),
];
