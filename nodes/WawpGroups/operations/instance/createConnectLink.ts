import { createConnectLink as createLink } from '../../../../wawp/contract/session';
import { defineOperation } from '../defineOperation';

/** Source: https://api.wawp.net/en/docs/v2/session/temp-link */
const VALID_MINUTES = 30;

export const createConnectLink = defineOperation({
	name: 'Create Connect Link',
	value: 'createConnectLink',
	action: 'Create a link to connect the phone again',
	description:
		'Get a link to a page with the QR code for linking the phone. It is valid for 30 minutes and replaces the one before. Send it to the admin only: whoever has it can link a phone to the instance.',
	requests: '1',
	fields: [],
	safe: false,
	read: () => ({}),
	async run(wawp) {
		const { link } = await wawp.ask(createLink, {});
		return { link, validMinutes: VALID_MINUTES };
	},
});
