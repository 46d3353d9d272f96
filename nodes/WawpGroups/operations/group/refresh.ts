import { refreshGroups } from '../../../../wawp/contract/groups';
import { defineOperation } from '../defineOperation';

/** WhatsApp answers `rate-overlimit` when this is called often. */
export const refresh = defineOperation({
	name: 'Refresh',
	value: 'refresh',
	action: 'Refresh groups',
	description: 'Have Wawp read all groups from WhatsApp again. Use sparingly.',
	requests: '1',
	fields: [],
	safe: false,
	read: () => ({}),
	run: async (wawp, params) => ({ refreshed: (await wawp.ask(refreshGroups, params)) ?? null }),
});
