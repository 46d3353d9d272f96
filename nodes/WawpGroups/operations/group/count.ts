import { countGroups } from '../../../../wawp/contract/groups';
import { defineOperation } from '../defineOperation';

export const count = defineOperation({
	name: 'Count',
	value: 'count',
	action: 'Count groups',
	description: 'Count the groups of the WhatsApp number that is linked to Wawp',
	requests: '1',
	fields: [],
	safe: true,
	read: () => ({}),
	run: async (wawp, params) => ({ count: await wawp.ask(countGroups, params) }),
});
