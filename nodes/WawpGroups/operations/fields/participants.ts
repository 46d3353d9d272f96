import type { INodeProperties } from 'n8n-workflow';
import { parseParticipants } from '../../../../wawp/ids/participantId';
import type { ItemParameters } from '../Operation';

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
		'Phone numbers with country code, or IDs. Each field takes one, several with commas between them, or an expression that gives a list.',
};

/** The checked IDs of an item's participants. Throws InputError. */
export function readParticipantIds(item: ItemParameters): string[] {
	return parseParticipants(item.get('participants'));
}
