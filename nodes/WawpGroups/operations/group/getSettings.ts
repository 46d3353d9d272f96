import { readSettings } from '../../../../wawp/groups/settings';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { defineOperation } from '../defineOperation';

export const getSettings = defineOperation({
	name: 'Get Settings',
	value: 'getSettings',
	action: 'Get settings of a group',
	description: 'See what only admins of a group may do',
	requests: '2: one for each setting; 1 more where one is off',
	fields: [groupIdField],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		const [infoAdminsOnly, messagesAdminsOnly] = await readSettings(wawp, groupId, [
			'info-admin-only',
			'messages-admin-only',
		]);
		return { groupId, infoAdminsOnly, messagesAdminsOnly };
	},
});
