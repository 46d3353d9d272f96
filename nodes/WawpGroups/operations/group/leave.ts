import { asIs, change } from '../../../../wawp/change';
import { leaveGroup } from '../../../../wawp/contract/groups';
import { standingIn } from '../../../../wawp/groups/membership';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { defineOperation } from '../defineOperation';

export const leave = defineOperation({
	name: 'Leave',
	value: 'leave',
	action: 'Leave a group',
	description: 'Leave a group. Make somebody else an admin first if this number is the only one.',
	requests: '1, and up to 3 more to check the result',
	fields: [groupIdField],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		const left = await change(wawp, leaveGroup, { groupId }, asIs, async () => {
			const standing = await standingIn(wawp, groupId);
			return standing && standing !== 'inside';
		});
		return { groupId, left: left || null };
	},
});
