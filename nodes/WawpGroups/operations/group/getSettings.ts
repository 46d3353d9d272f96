import { groupIdField, readGroupId } from '../../../shared/groupField';
import { readOptions } from '../fields/options';
import { defineOperation } from '../Operation';
import { getSetting } from './settings';

export const getSettings = defineOperation({
	name: 'Get Settings',
	value: 'getSettings',
	action: 'Get settings of a group',
	description: 'See what only admins of a group may do',
	requests: '2: one for each setting',
	fields: [groupIdField, readOptions],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		return {
			groupId,
			infoAdminsOnly: await getSetting(wawp, groupId, 'info-admin-only'),
			messagesAdminsOnly: await getSetting(wawp, groupId, 'messages-admin-only'),
		};
	},
});
