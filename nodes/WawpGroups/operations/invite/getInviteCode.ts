import { groupPath } from '../../../../wawp/http';
import { readInvite } from '../../../../wawp/inviteCode';
import { groupIdField, readGroupId } from '../../fields/groupId';
import { readOptions } from '../../fields/options';
import { defineOperation } from '../Operation';

/** Source: https://api.wawp.net/en/docs/v2/groups/%7Bid%7D/invite-code */
export const getInviteCode = defineOperation({
	name: 'Get Invite Code',
	value: 'getInviteCode',
	action: 'Get invite code of a group',
	description: 'Get the current invite code and link of a group',
	requests: '1 for every distinct group',
	fields: [groupIdField, readOptions],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		return { ...readInvite(await wawp.get(groupPath(groupId, 'invite-code'))) };
	},
});
