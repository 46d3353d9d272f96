import * as v from 'valibot';
import { inviteCodeOfLink, isCode, isRealCode } from '../ids/inviteCode';
import { endpoint, groupPath, type OfGroup } from './endpoint';
import { groupOfInvite } from './group';
import { groupJid, into, made, object, silence, withRaw } from './commonSchemas';

const bareCode = v.pipe(v.string(), v.check(isRealCode));
const link = v.pipe(v.string(), made(inviteCodeOfLink));

/**
 * The code of a group's link. Sources: Wawp's page invite-code (`{ code }`); WAHA, which sends it bare: the code on
 * NOWEB and WEBJS, the link on GOWS. Real codes have 22 letters and digits; another length is read only where it
 * stands alone, as in the page's example.
 */
const inviteCode = v.union([
	object({ code: v.union([bareCode, link]) }, ({ code }) => code),
	into(v.strictObject({ code: v.pipe(v.string(), v.check(isCode)) }), ({ code }) => code),
	bareCode,
	link,
]);

/**
 * Source: https://api.wawp.net/en/docs/v2/groups/%7Bid%7D/invite-code. WEBJS is silent where this number is not an
 * admin (GroupChat.getInviteCode).
 */
export const getInviteCode = endpoint({
	method: 'GET',
	ways: ({ groupId }: OfGroup) => [{ path: groupPath(groupId, 'invite-code') }],
	about: 'invite',
	answer: inviteCode,
	emptyMeans: 'noInviteCode',
});

/**
 * Source: https://api.wawp.net/en/docs/v2/groups/%7Bid%7D/invite-code/revoke. GOWS answers with the code of before,
 * and does not reset it (gows, server/groups.go); NOWEB is silent after a time-out.
 */
export const revokeInviteCode = endpoint({
	method: 'POST',
	ways: ({ groupId }: OfGroup) => [{ path: groupPath(groupId, 'invite-code', 'revoke') }],
	about: 'invite',
	answer: v.union([inviteCode, silence]),
	outdates: ['invites'],
});

/**
 * Sources: https://api.wawp.net/en/docs/v2/groups/join, which puts it at GET /join; Wawp's older node and WAHA have
 * /join-info.
 */
export const getInviteInfo = endpoint({
	method: 'GET',
	ways: ({ code }: { code: string }) => [
		{ path: '/v2/groups/join', query: { code } },
		{ path: '/v2/groups/join-info', query: { code } },
	],
	about: 'inviteInfo',
	answer: withRaw(groupOfInvite),
	// WEBJS, where the path is taken for the ID of a group
	emptyMeans: 'noSuchPath',
});

/** A group that this number has joined, or asked to join; all engines but WEBJS answer alike to both. */
export interface Joined {
	groupId: string | undefined;
	isRequested: boolean;
}

/**
 * Source: https://api.wawp.net/en/docs/v2/groups/join; the answer is WAHA's. `{}` is what NOWEB has where an admin has
 * to agree, or after a time-out (Baileys, groupAcceptInvite); `pendingApproval` is wa-js' (PR #3468).
 */
export const joinGroup = endpoint({
	method: 'POST',
	ways: ({ code }: { code: string }) => [{ path: '/v2/groups/join', body: { code } }],
	about: 'join',
	answer: v.union([
		object(
			{ id: groupJid, pendingApproval: v.optional(v.boolean()) },
			({ id, pendingApproval }): Joined => {
				return { groupId: id, isRequested: pendingApproval === true };
			},
		),
		into(v.strictObject({}), (): Joined => ({ groupId: undefined, isRequested: false })),
	]),
	outdates: ['names'],
});
