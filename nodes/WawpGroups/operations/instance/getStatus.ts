import { getSession } from '../../../../wawp/contract/session';
import { phoneOf } from '../../../../wawp/ids/person';
import { defineOperation } from '../defineOperation';

export const getStatus = defineOperation({
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get status of the instance',
	description:
		'Check whether the WhatsApp number is connected. While it is not, no invite link can be read or sent.',
	requests: '1',
	fields: [],
	safe: true,
	read: () => ({}),
	async run(wawp) {
		const { status, ids, pushName } = await wawp.ask(getSession, {});
		const phone = ids.map(phoneOf).find((each) => each !== null) ?? null;
		return { status, connected: status === 'WORKING', phone, name: pushName };
	},
});
