import { change } from '../../../../../wawp/change';
import * as contract from '../../../../../wawp/contract/groupInfo';
import { instead } from '../../../../../wawp/failures/errors';
import { groupIdField, readGroupId } from '../../../../shared/groupField';
import { defineOperation } from '../../defineOperation';

export const deletePicture = defineOperation({
	name: 'Delete Picture',
	value: 'deletePicture',
	action: 'Delete picture of a group',
	description: 'Remove the picture of a group',
	requests: '2: the picture before, and the change; up to 2 more to check the result',
	fields: [groupIdField],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		const asked = { groupId, refresh: true };
		// WAHA says true of each (`success || true`), and `null` of a picture that it cannot fetch (#1707): only one that
		// was there and is gone is deleted
		const before = await wawp.askRemembered(contract.getPicture, asked).catch(instead(null));
		const look = async () =>
			(await wawp.ask(contract.getPicture, asked)) === null && (before !== null || undefined);
		const told = () => undefined;
		const deleted = await change(wawp, contract.deletePicture, { groupId }, told, look);
		return { groupId, deleted: deleted || null };
	},
});
