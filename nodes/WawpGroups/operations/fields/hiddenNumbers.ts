import type { INodeProperties } from 'n8n-workflow';

/** Options > Look Up Hidden Numbers. */
export const lookUpHiddenNumbers: INodeProperties = {
	displayName: 'Look Up Hidden Numbers',
	name: 'lookUpHiddenNumbers',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask Wawp for the phone numbers that WhatsApp hides. Wawp does not know all of them.',
};

/** What it costs, as operations document it. */
export const lookUpRequests =
	'where numbers are looked up, also 1 for every 100 hidden IDs that Wawp knows, and 1 to see that no more come';
