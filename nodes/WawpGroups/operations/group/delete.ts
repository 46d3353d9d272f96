import { asIs, change } from '../../../../wawp/change';
import * as contract from '../../../../wawp/contract/groups';
import { standingIn } from '../../../../wawp/groups/membership';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { defineOperation } from '../defineOperation';

export const deleteGroup = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete a group',
	description:
		'Delete a group for this number. For the others it may stay: remove them first. Most WhatsApp engines cannot do this.',
	requests: '1, and up to 3 more to check the result',
	fields: [groupIdField],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		// whoever is outside may have been so before
		const isGone = async () => (await standingIn(wawp, groupId)) === 'noGroup' || undefined;
		const deleted = await change(wawp, contract.deleteGroup, { groupId }, asIs, isGone);
		if (!deleted) return { groupId, deleted: null };
		// WEBJS says true where only this number's chat is gone (WAHA #421)
		const standing = await standingIn(wawp, groupId);
		return { groupId, deleted: standing === 'inside' ? null : true };
	},
});
