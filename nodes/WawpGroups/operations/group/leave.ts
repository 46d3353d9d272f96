import { groupPath } from '../../../../wawp/http';
import { readDone } from '../../../../wawp/shapes/change';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/leave */
export const leave = defineOperation({
	name: 'Leave',
	value: 'leave',
	action: 'Leave a group',
	description: 'Leave a group. Make somebody else an admin first if this number is the only one.',
	requests: '1',
	fields: [groupIdField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		readDone(await wawp.send('POST', groupPath(groupId, 'leave')));
		return { groupId, left: true };
	},
});
