import { getSetting, type Setting } from '../../../../wawp/contract/groupInfo';
import { WawpError } from '../../../../wawp/failures/errors';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { defineOperation } from '../defineOperation';

export const getSettings = defineOperation({
	name: 'Get Settings',
	value: 'getSettings',
	action: 'Get settings of a group',
	description: 'See what only admins of a group may do',
	requests: '2: one for each setting',
	fields: [groupIdField],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		const read = async (setting: Setting) => {
			const adminsOnly = await wawp.ask(getSetting, { groupId, setting });
			if (adminsOnly === null) throw new WawpError('notLoaded');
			return adminsOnly;
		};
		return {
			groupId,
			infoAdminsOnly: await read('info-admin-only'),
			messagesAdminsOnly: await read('messages-admin-only'),
		};
	},
});
