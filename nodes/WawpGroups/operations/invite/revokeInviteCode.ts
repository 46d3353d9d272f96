import { mayHaveHappened, type WawpClient } from '../../../../wawp/client';
import { WawpError } from '../../../../wawp/failures/errors';
import type { FailureKind } from '../../../../wawp/failures/messages';
import { isObject } from '../../../../lib/json';
import { groupPath } from '../../../../wawp/http';
import { inviteCodeIn, inviteLink, type Invite } from '../../../../wawp/ids/inviteCode';
import { changedInvite } from '../../../../wawp/inviteCache';
import { lookTwice } from '../../../../wawp/lookTwice';
import { readChange } from '../../../../wawp/shapes/change';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { readInviteOptions, revokeInviteOptions } from '../fields/inviteOptions';
import { defineOperation } from '../Operation';
import { currentInvite } from './getInviteCode';
import { inviteOutput } from './inviteOutput';

/** Kinds with which the old code cannot be read although the link may be reset. */
const UNKNOWN_BEFORE: FailureKind[] = ['noInviteCode', 'unreadable'];

/** Source: https://api.wawp.net/en/docs/v2/groups/%7Bid%7D/invite-code/revoke */
export const revokeInviteCode = defineOperation({
	name: 'Revoke Invite Code',
	value: 'revokeInviteCode',
	action: 'Revoke invite code of a group',
	description: 'Make the current link of a group useless and get a new one',
	requests: '2: the code before, and the reset; up to 2 more to check the result',
	fields: [groupIdField, revokeInviteOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), ...readInviteOptions(item) }),
	async run(wawp, { groupId, qrCode }) {
		const before = await codeBefore(wawp, groupId);
		const invite = await changedInvite(wawp, groupId, () => revoke(wawp, groupId, before));
		return await inviteOutput(invite, qrCode);
	},
});

/** Only a code that differs from this one is a new one. */
async function codeBefore(wawp: WawpClient, groupId: string): Promise<string | undefined> {
	return await currentInvite(wawp, groupId).then(
		({ code }) => code,
		(error: unknown) => {
			if (error instanceof WawpError && UNKNOWN_BEFORE.includes(error.kind)) return undefined;
			throw error;
		},
	);
}

async function revoke(
	wawp: WawpClient,
	groupId: string,
	before: string | undefined,
): Promise<Invite> {
	const path = groupPath(groupId, 'invite-code', 'revoke');
	const sent = await wawp.send('POST', path).catch(async (error: unknown) => {
		// The link may be reset all the same: a new code shows it.
		const isRefused = error instanceof WawpError && error.kind === 'refused';
		const after = isRefused || mayHaveHappened(error) ? await look(wawp, groupId) : undefined;
		if (after === undefined || before === undefined || after === before) throw error;
		return { status: 200, body: { code: after } };
	});
	const told = inviteCodeIn(sent.body, groupId);
	// `false` is a refusal
	const said = told === undefined || isObject(sent.body) ? readChange(sent) : 'done';
	if (before === undefined) throw new WawpError('linkUnconfirmed');
	if (told !== undefined && told !== before && said !== 'queued') return inviteOf(told);
	return inviteOf(await newCode(wawp, groupId, before, said === 'queued'));
}

/** The code that has taken the place of the old one. Throws WawpError if there is none. */
async function newCode(
	wawp: WawpClient,
	groupId: string,
	before: string,
	isQueued: boolean,
): Promise<string> {
	const seen = await lookTwice(
		wawp,
		async () => await look(wawp, groupId),
		(code) => code !== undefined && code !== before,
		(code) => code === undefined,
	);
	if (seen === undefined || (isQueued && seen === before)) throw new WawpError('linkUnconfirmed');
	if (seen === before) throw new WawpError('linkUnchanged');
	return seen;
}

async function look(wawp: WawpClient, groupId: string): Promise<string | undefined> {
	return await currentInvite(wawp, groupId).then(
		({ code }) => code,
		() => undefined,
	);
}

function inviteOf(code: string): Invite {
	return { code, link: inviteLink(code) };
}
