import { createConnectLink as createLink } from '../../../../wawp/contract/session';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

/** Source: https://api.wawp.net/en/docs/v2/session/temp-link */
const VALID_MINUTES = 30;

export const createConnectLink = defineOperation({
	name: 'Create Connect Link',
	value: 'createConnectLink',
	action: 'Create a link to connect the phone again',
	description:
		'Get a page with the QR code for linking the phone, valid for 30 minutes; the link before it ends. Whoever has the link can link a phone to the instance: send it to the admin only.',
	requests: '1',
	fields: [writeOptions],
	safe: false,
	read: () => ({}),
	async run(wawp) {
		const { link } = await wawp.ask(createLink, {});
		return { link, validMinutes: VALID_MINUTES };
	},
});
