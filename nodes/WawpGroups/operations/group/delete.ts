import { asIs, change } from '../../../../wawp/change';
import * as contract from '../../../../wawp/contract/groups';
import { standingIn } from '../../../../wawp/groups/membership';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { defineOperation } from '../defineOperation';

export const deleteGroup = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete a group',
	description: 'Dissolve a group for everyone. Most WhatsApp engines cannot do this.',
	requests: '1, and up to 2 more to check the result',
	fields: [groupIdField],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		// whoever is outside may have been so before
		const isGone = async () => (await standingIn(wawp, groupId)) === 'noGroup' || undefined;
		const deleted = await change(wawp, contract.deleteGroup, { groupId }, asIs, isGone);
		return { groupId, deleted: deleted || null };
	},
});
