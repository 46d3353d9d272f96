import { change } from '../../../../../wawp/change';
import * as contract from '../../../../../wawp/contract/groups';
import { groupIdField, readGroupId } from '../../../../shared/groupField';
import { writeOptions } from '../../fields/options';
import { defineOperation } from '../../Operation';

export const deletePicture = defineOperation({
	name: 'Delete Picture',
	value: 'deletePicture',
	action: 'Delete picture of a group',
	description: 'Remove the picture of a group',
	requests: '1, and up to 2 more to check the result',
	fields: [groupIdField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		// WAHA says true of each (`success || true`), so only looking shows it
		const look = async () =>
			(await wawp.ask(contract.getPicture, { groupId, refresh: true })) === null || undefined;
		const told = () => undefined;
		const deleted = await change(wawp, contract.deletePicture, { groupId }, told, look);
		return { groupId, deleted: deleted || null };
	},
});
