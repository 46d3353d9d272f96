import type { INodeProperties } from 'n8n-workflow';

/** Options > Look Up Hidden Numbers. */
export const lookUpHiddenNumbers: INodeProperties = {
	displayName: 'Look Up Hidden Numbers',
	name: 'lookUpHiddenNumbers',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask Wawp for the phone numbers of people whom WhatsApp shows under a hidden ID only. It does not know all of them.',
};
