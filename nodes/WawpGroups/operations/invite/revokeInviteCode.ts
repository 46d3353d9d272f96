import { change, type Shown } from '../../../../wawp/change';
import type { WawpClient } from '../../../../wawp/client';
import * as contract from '../../../../wawp/contract/invites';
import { WawpError } from '../../../../wawp/failures/errors';
import { inviteOf } from '../../../../wawp/ids/inviteCode';
import { linkGroupField, readGroupId } from '../../../shared/groupField';
import { includeGroup, qrCode, readInviteOptions } from '../fields/inviteOptions';
import { defineOperation } from '../defineOperation';
import { inviteOutput } from './inviteOutput';

export const revokeInviteCode = defineOperation({
	name: 'Revoke Invite Code',
	value: 'revokeInviteCode',
	action: 'Revoke invite link of a group and get a new one',
	description: 'Make the current link of a group useless and get a new one',
	requests:
		'2: the code before, and the reset; up to 2 more to check the result; with Include Group as for Get Invite Code',
	fields: [linkGroupField],
	options: [includeGroup, qrCode],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), ...readInviteOptions(item) }),
	async run(wawp, wanted) {
		const code = await revoked(wawp, wanted.groupId);
		const invite = inviteOf(code);
		wawp.account.invites.set(wanted.groupId, invite);
		return await inviteOutput(wawp, invite, wanted);
	},
});

/**
 * Resets the link of a group, and gives the new code. Only a code that differs from the one before is a new one: GOWS
 * answers with the old one, and resets nothing.
 * @throws WawpError
 */
async function revoked(wawp: WawpClient, groupId: string): Promise<string> {
	const before = await wawp.askRemembered(contract.getInviteCode, { groupId });
	const ifNew = (code: string | undefined): Shown<string> => code !== before && code;
	const look = async () => ifNew(await wawp.ask(contract.getInviteCode, { groupId }));
	const code = await change(wawp, contract.revokeInviteCode, { groupId }, ifNew, look);
	if (code) return code;
	throw new WawpError(code === false ? 'linkUnchanged' : 'linkUnconfirmed');
}
