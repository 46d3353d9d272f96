import type { INodeProperties } from 'n8n-workflow';
import type { WawpClient } from '../../../../wawp/client';
import * as contract from '../../../../wawp/contract/invites';
import { inviteOf, type Invite } from '../../../../wawp/ids/inviteCode';
import { linkGroupField, readGroupId } from '../../../shared/groupField';
import { includeGroup, qrCode, readInviteOptions } from '../fields/inviteOptions';
import { numberIn } from '../fields/options';
import { defineOperation } from '../defineOperation';
import { inviteOutput } from './inviteOutput';

const reuseMinutes: INodeProperties = {
	displayName: 'Reuse Code For (Minutes)',
	name: 'reuseMinutes',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 24 * 60 },
	default: 0,
	description:
		'How long n8n may give out a code that it has read, before it asks Wawp again; for forms that many people fill in. With 0 it asks every time. When somebody revokes the link in WhatsApp or elsewhere outside this n8n, people get the dead link until the time is over.',
};

export const getInviteCode = defineOperation({
	name: 'Get Invite Code',
	value: 'getInviteCode',
	action: 'Get invite code and link of a group',
	description: 'Get the current invite code and link of a group',
	requests:
		'1 for every distinct group and choice of options, 0 while a code is reused; with Include Group also 1 for every 100 groups of this number, and 1 to see that no more come, once a minute at the most',
	fields: [linkGroupField],
	options: [includeGroup, qrCode, reuseMinutes],
	safe: true,
	read: (item) => ({
		groupId: readGroupId(item),
		...readInviteOptions(item),
		reuseMs: 60_000 * numberIn(reuseMinutes, item.option('reuseMinutes')),
	}),
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
