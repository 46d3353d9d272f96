import { groupPath } from '../../../../wawp/http';
import { membershipIn, showsNothing } from '../../../../wawp/membership';
import { readChange } from '../../../../wawp/shapes/change';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/leave */
export const leave = defineOperation({
	name: 'Leave',
	value: 'leave',
	action: 'Leave a group',
	description: 'Leave a group. Make somebody else an admin first if this number is the only one.',
	requests: '1, and up to 3 more to check the result',
	fields: [groupIdField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		const said = readChange(await wawp.send('POST', groupPath(groupId, 'leave')), groupId);
		const seen = await membershipIn(wawp, groupId, ['outside', 'noSuchGroup']);
		const isOut = seen === 'outside' || seen === 'noSuchGroup';
		// an answer can say so too early
		return { groupId, left: isOut || (showsNothing(seen) && said === 'done') || null };
	},
});
