import { doneOrNull } from '../../../../wawp/shapes/change';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

/** WhatsApp answers `rate-overlimit` when this is called often (docs/wawp-api.md, "Failures"). */
export const refresh = defineOperation({
	name: 'Refresh',
	value: 'refresh',
	action: 'Refresh groups',
	description: 'Have Wawp read all groups from WhatsApp again. Use sparingly.',
	requests: '1',
	fields: [writeOptions],
	safe: false,
	read: () => ({}),
	async run(wawp) {
		return { refreshed: doneOrNull(await wawp.send('POST', '/v2/groups/refresh')) };
	},
});
