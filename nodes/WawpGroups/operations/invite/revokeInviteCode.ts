import type { WawpClient } from '../../../../wawp/client';
import { mayHaveHappened } from '../../../../wawp/doubt';
import { WawpError } from '../../../../wawp/failures/errors';
import type { FailureKind } from '../../../../wawp/failures/messages';
import { isObject } from '../../../../lib/json';
import { groupPath } from '../../../../wawp/http';
import { inviteLink, type Invite } from '../../../../wawp/ids/inviteCode';
import { layersOf } from '../../../../wawp/failures/signs';
import { lookTwice } from '../../../../wawp/lookTwice';
import { deniesChange, readChange } from '../../../../wawp/shapes/change';
import { inviteCodeIn, isCalledCode } from '../../../../wawp/shapes/invite';
import { takesBack } from '../../../../wawp/shapes/trouble';
import { linkGroupField, readGroupId } from '../../../shared/groupField';
import { readInviteOptions, revokeInviteOptions } from '../fields/inviteOptions';
import { defineOperation } from '../Operation';
import { currentInvite } from './getInviteCode';
import { inviteOutput, warmUpInvite } from './inviteOutput';

/** Kinds with which the old code cannot be read although the link may be reset. */
const UNKNOWN_BEFORE: FailureKind[] = ['noInviteCode', 'unreadable'];

/** Source: https://api.wawp.net/en/docs/v2/groups/%7Bid%7D/invite-code/revoke */
export const revokeInviteCode = defineOperation({
	name: 'Revoke Invite Code',
	value: 'revokeInviteCode',
	action: 'Revoke invite link of a group and get a new one',
	description: 'Make the current link of a group useless and get a new one',
	requests:
		'2: the code before, and the reset; up to 2 more to check the result; with Include Group as for Get Invite Code',
	fields: [linkGroupField, revokeInviteOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), ...readInviteOptions(item) }),
	warmUp: warmUpInvite,
	async run(wawp, wanted) {
		const { groupId } = wanted;
		const before = await codeBefore(wawp, groupId);
		const invite = await wawp.account.invites.change(groupId, () => revoke(wawp, groupId, before));
		return await inviteOutput(wawp, invite, wanted);
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
	const sent = await wawp
		.send('POST', groupPath(groupId, 'invite-code', 'revoke'))
		.catch(async (error: unknown) => {
			// The link may be reset all the same: a new code shows it.
			if (before === undefined || !mayHaveHappened(error)) throw error;
			const after = await codeAfter(wawp, groupId, before);
			if (after === undefined || after === before) throw error;
			return inviteOf(after);
		});
	if ('link' in sent) return sent;
	const told = inviteCodeIn(sent.body, groupId);
	// `false` is a refusal
	const said = told === undefined || isObject(sent.body) ? readChange(sent, groupId) : 'done';
	if (before === undefined) throw new WawpError('linkUnconfirmed', { advice: NOTHING_TO_COMPARE });
	const isDoubtful = said === 'queued' || deniesChange(sent.body) || takesBack(layersOf(sent.body));
	const isNew = told !== undefined && told !== before && isCalledCode(sent.body, told);
	if (isNew && !isDoubtful) return inviteOf(told);
	const after = await codeAfter(wawp, groupId, before);
	if (after === undefined || (said === 'queued' && after === before)) {
		throw new WawpError('linkUnconfirmed');
	}
	if (after === before) throw new WawpError('linkUnchanged');
	return inviteOf(after);
}

const NOTHING_TO_COMPARE =
	'Wawp took the request, but did not give the code of before, so nothing shows that it is another now. Compare the link in WhatsApp before you rely on it.';

/** The code as it is after a reset; `undefined` if it cannot be read. A second look is taken at an old one. */
async function codeAfter(
	wawp: WawpClient,
	groupId: string,
	before: string,
): Promise<string | undefined> {
	return await lookTwice(
		wawp,
		async () => await look(wawp, groupId),
		(code) => code !== undefined && code !== before,
		(code) => code === undefined,
	);
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
