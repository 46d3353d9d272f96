import { groupPath } from '../../../../wawp/http';
import { membershipIn } from '../../../../wawp/membership';
import { readChange } from '../../../../wawp/shapes/change';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

/** Most engines cannot do it and answer 422 (docs/wawp-api.md, "Engines"). */
export const deleteGroup = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete a group',
	description: 'Dissolve a group for everyone. Most WhatsApp engines cannot do this.',
	requests: '1, and up to 3 more to check the result',
	fields: [groupIdField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		const said = readChange(await wawp.send('DELETE', groupPath(groupId)), groupId);
		// an answer can say so too early; and whoever is outside may have been so before
		const seen = await membershipIn(wawp, groupId, ['outside', 'noSuchGroup']);
		const isGone = seen === 'noSuchGroup' || (seen === 'unknown' && said === 'done');
		return { groupId, deleted: isGone || null };
	},
});
