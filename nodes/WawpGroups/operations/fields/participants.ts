import type { INodeProperties } from 'n8n-workflow';
import { plainText } from '../../../../lib/json';
import { loadNumberingPlan, parseParticipants } from '../../../../wawp/ids/participantId';
import type { ItemParameters } from '../Operation';
import { COUNTRIES } from './countries';

/** The people that an operation is about. */
export const participantsField: INodeProperties = {
	displayName: 'Participants',
	name: 'participants',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Participant' },
	default: [''],
	required: true,
	placeholder: 'e.g. +49 170 1234567',
	description:
		'Phone numbers with country code, or IDs. Each field takes one, several separated by commas, or an expression that gives a list.',
};

/** An option, wherever there are participants. */
export const localCountry: INodeProperties = {
	displayName: 'Country of Local Numbers',
	name: 'country',
	type: 'options',
	options: [{ name: 'None: Every Number Has Its Country Code', value: '' }, ...COUNTRIES],
	default: '',
	description:
		'The country of phone numbers without a country code. In an expression, give its two letters, such as NG.',
};

/** What has to be there before the items of an operation with these fields are read. */
export async function loadFor(fields: INodeProperties[]): Promise<void> {
	if (fields.includes(participantsField)) await loadNumberingPlan();
}

/** The checked IDs of an item's participants. Throws InputError. */
export function readParticipantIds(item: ItemParameters): string[] {
	const country = plainText(item.option('country')).trim();
	return parseParticipants(item.get('participants'), country);
}
