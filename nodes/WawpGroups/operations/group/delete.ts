import { groupPath } from '../../../../wawp/http';
import { doneOrNull } from '../../../../wawp/shapes/change';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

/** Most engines cannot do it and answer 422 (docs/wawp-api.md, "Engines"). */
export const deleteGroup = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete a group',
	description: 'Dissolve a group for everyone. Most WhatsApp engines cannot do this.',
	requests: '1',
	fields: [groupIdField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		return { deleted: doneOrNull(await wawp.send('DELETE', groupPath(groupId))) };
	},
});
