import { getSetting } from '../../../../wawp/contract/groups';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { readOptions } from '../fields/options';
import { defineOperation } from '../Operation';

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
			infoAdminsOnly: await wawp.ask(getSetting, { groupId, setting: 'info-admin-only' }),
			messagesAdminsOnly: await wawp.ask(getSetting, { groupId, setting: 'messages-admin-only' }),
		};
	},
});
