import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../../../lib/json';
import { cleanText } from '../../../../lib/text';
import { EmptyError, InputError } from '../../../../wawp/failures/errors';
import { readSubject } from './create';

const whoOptions: INodeProperties['options'] = [
	{ name: 'All Members', value: 'all' },
	{ name: 'Only Admins', value: 'admins' },
];

export const updateFieldsField: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'What the group is about',
		},
		{
			displayName: 'Name',
			name: 'subject',
			type: 'string',
			default: '',
			description: 'The new name of the group',
		},
		{
			displayName: 'Who May Edit Info',
			name: 'editInfo',
			type: 'options',
			options: whoOptions,
			default: 'all',
			description: 'Who may change name, picture and description',
		},
		{
			displayName: 'Who May Send Messages',
			name: 'sendMessages',
			type: 'options',
			options: whoOptions,
			default: 'all',
			description: 'Who may write in the group',
		},
	],
};

/** One of the changes that a group update is made of. */
export interface Part {
	/** As the user knows it. */
	name: string;
	/** The key of Update Fields. */
	field: string;
	value: unknown;
}

/** What can be changed, in the order in which it is, as the user knows it. */
export const NAMES: Record<string, string> = {
	subject: 'Name',
	description: 'Description',
	editInfo: 'Who May Edit Info',
	sendMessages: 'Who May Send Messages',
};

/** What can be changed, as all outputs call it. */
export const OUTPUT_NAMES: Record<string, string> = {
	subject: 'subject',
	description: 'description',
	editInfo: 'infoAdminsOnly',
	sendMessages: 'messagesAdminsOnly',
};

/** The changes that an item asks for. Throws InputError. */
export function readParts(given: unknown): Part[] {
	const fields = isObject(given) ? given : {};
	const parts = Object.entries(NAMES)
		// also one whose expression gave nothing: it was meant to be changed
		.filter(([field]) => Object.hasOwn(fields, field))
		.map(([field, name]) => ({ field, name, value: readValue(field, fields[field]) }));
	if (parts.length > 0) return parts;
	throw new EmptyError('Update Fields', 'Add at least one field to change.');
}

function readValue(field: string, value: unknown): string | boolean {
	if (field === 'subject') return readSubject(value);
	if (field === 'description') return readDescription(value);
	if (value === 'admins' || value === true) return true;
	if (value === 'all' || value === false) return false;
	if (value === null || value === undefined) {
		throw new EmptyError(NAMES[field] ?? '', 'Choose one of the two.', field);
	}
	throw new InputError(`"${NAMES[field]}" must be "all" or "admins"`, 'Choose one of the two.');
}

const TEXT_OR_NONE = 'Enter text, or remove the field to leave the description as it is.';

function readDescription(value: unknown): string {
	const text = value ?? '';
	if (typeof text !== 'string' && typeof text !== 'number') {
		throw new InputError('"Description" must be text', TEXT_OR_NONE);
	}
	if (cleanText(String(text)) !== '') return String(text);
	throw new EmptyError('Description', TEXT_OR_NONE, 'description');
}
