import type { WawpClient } from '../../../../wawp/client';
import * as contract from '../../../../wawp/contract/invites';
import { inviteOf, type Invite } from '../../../../wawp/ids/inviteCode';
import { linkGroupField, readGroupId } from '../../../shared/groupField';
import { getInviteOptions, readInviteOptions } from '../fields/inviteOptions';
import { defineOperation } from '../Operation';
import { inviteOutput, warmUpInvite } from './inviteOutput';

export const getInviteCode = defineOperation({
	name: 'Get Invite Code',
	value: 'getInviteCode',
	action: 'Get invite code and link of a group',
	description: 'Get the current invite code and link of a group',
	requests:
		'1 for every distinct group and choice of options, 0 while a code is reused; with Include Group also 1 for every 100 groups of this number, and 1 to see that no more come, once a minute at the most',
	fields: [linkGroupField, getInviteOptions],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item), ...readInviteOptions(item) }),
	warmUp: warmUpInvite,
	async run(wawp, { reuseMs, ...wanted }) {
		const { groupId } = wanted;
		const read = async () => await currentInvite(wawp, groupId);
		const invite =
			reuseMs > 0 ? await wawp.recent(wawp.account.invites, groupId, reuseMs, read) : await read();
		return await inviteOutput(wawp, invite, wanted);
	},
});

/** The invite of a group as Wawp gives it now. Throws WawpError. */
export async function currentInvite(wawp: WawpClient, groupId: string): Promise<Invite> {
	return inviteOf(await wawp.ask(contract.getInviteCode, { groupId }));
}
