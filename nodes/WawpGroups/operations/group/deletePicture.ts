import { groupPath } from '../../../../wawp/http';
import { doneOrNull } from '../../../../wawp/shapes/change';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

export const deletePicture = defineOperation({
	name: 'Delete Picture',
	value: 'deletePicture',
	action: 'Delete picture of a group',
	description: 'Remove the picture of a group',
	requests: '1',
	fields: [groupIdField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		const sent = await wawp.send('DELETE', groupPath(groupId, 'picture'));
		return { groupId, deleted: doneOrNull(sent, groupId) };
	},
});
