import { countGroups } from '../../../../wawp/contract/groups';
import { readOptions } from '../fields/options';
import { defineOperation } from '../Operation';

export const count = defineOperation({
	name: 'Count',
	value: 'count',
	action: 'Count groups',
	description: 'Count the groups of the WhatsApp number that is linked to Wawp',
	requests: '1',
	fields: [readOptions],
	safe: true,
	read: () => ({}),
	run: async (wawp, params) => ({ count: await wawp.ask(countGroups, params) }),
});
