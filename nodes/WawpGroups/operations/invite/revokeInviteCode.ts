import type { WawpClient } from '../../../../wawp/client';
import { WawpError } from '../../../../wawp/failures/errors';
import { groupPath } from '../../../../wawp/http';
import { readInvite, type Invite } from '../../../../wawp/ids/inviteCode';
import { isObject } from '../../../../lib/json';
import { changedInvite } from '../../../../wawp/inviteCache';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { readInviteOptions, revokeInviteOptions } from '../fields/inviteOptions';
import { defineOperation } from '../Operation';
import { inviteOutput } from './inviteOutput';

/** Source: https://api.wawp.net/en/docs/v2/groups/%7Bid%7D/invite-code/revoke */
export const revokeInviteCode = defineOperation({
	name: 'Revoke Invite Code',
	value: 'revokeInviteCode',
	action: 'Revoke invite code of a group',
	description: 'Make the current link of a group useless and get a new one',
	requests: '1, and 1 more to read the code where the answer does not hold it',
	fields: [groupIdField, revokeInviteOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), ...readInviteOptions(item) }),
	async run(wawp, { groupId, qrCode }) {
		const invite = await changedInvite(wawp, groupId, () => revoke(wawp, groupId));
		return await inviteOutput(invite, qrCode);
	},
});

async function revoke(wawp: WawpClient, groupId: string): Promise<Invite> {
	const answer = await wawp.send('POST', groupPath(groupId, 'invite-code', 'revoke'));
	if (!saysOnlyDone(answer)) return readInvite(answer);
	try {
		return readInvite(await wawp.get(groupPath(groupId, 'invite-code')));
	} catch (error) {
		throw error instanceof WawpError ? oldLinkIsGone(error) : error;
	}
}

/** The page does not show the answer: it may hold the new code, or nothing but "done". */
function saysOnlyDone(answer: unknown): boolean {
	if (isObject(answer))
		return !('code' in answer) && (answer.success === true || answer.ok === true);
	return answer === '' || answer === true;
}

function oldLinkIsGone({ kind, facts }: WawpError): WawpError {
	const advice =
		'Wawp took the request to revoke the old link, but the new one could not be read. Use Get Invite Code to read it.';
	return new WawpError(kind, { ...facts, advice });
}
