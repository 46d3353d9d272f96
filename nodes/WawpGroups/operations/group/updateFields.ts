import type { INodeProperties } from 'n8n-workflow';
import { asObject } from '../../../../lib/json';
import type { Setting } from '../../../../wawp/contract/groupInfo';
import { EmptyError, InputError } from '../../../../wawp/failures/errors';
import { onlyOne } from '../../../../wawp/ids/listInput';
import { textOf } from '../fields/text';
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

/** One of the changes that a group update is made of, by its key in Update Fields. */
export type Part = TextPart | SettingPart;

interface TextPart {
	field: 'subject' | 'description';
	value: string;
}

interface SettingPart {
	field: 'editInfo' | 'sendMessages';
	setting: Setting;
	adminsOnly: boolean;
}

/** What can be changed, in the order in which it is: as the user knows it, and as all outputs call it. */
export const NAMES: Record<Part['field'], { label: string; output: string }> = {
	subject: { label: 'Name', output: 'subject' },
	description: { label: 'Description', output: 'description' },
	editInfo: { label: 'Who May Edit Info', output: 'infoAdminsOnly' },
	sendMessages: { label: 'Who May Send Messages', output: 'messagesAdminsOnly' },
};

/** The changes that an item asks for. Throws InputError. */
export function readParts(given: unknown): Part[] {
	const fields = asObject(given);
	const parts: Part[] = [];
	// also one whose expression gave nothing: it was meant to be changed
	const { subject, description, editInfo, sendMessages } = fields;
	if ('subject' in fields) parts.push({ field: 'subject', value: readSubject(subject) });
	if ('description' in fields) {
		parts.push({ field: 'description', value: readDescription(description) });
	}
	if ('editInfo' in fields) {
		const adminsOnly = readAdminsOnly(editInfo, 'editInfo');
		parts.push({ field: 'editInfo', setting: 'info-admin-only', adminsOnly });
	}
	if ('sendMessages' in fields) {
		const adminsOnly = readAdminsOnly(sendMessages, 'sendMessages');
		parts.push({ field: 'sendMessages', setting: 'messages-admin-only', adminsOnly });
	}
	if (parts.length > 0) return parts;
	throw new EmptyError('Update Fields', 'Add at least one field to change.');
}

function readAdminsOnly(given: unknown, field: SettingPart['field']): boolean {
	const { label } = NAMES[field];
	const value = onlyOne(given, label, 'values');
	if (value === 'admins' || value === true) return true;
	if (value === 'all' || value === false) return false;
	if (value === null || value === undefined) {
		throw new EmptyError(label, 'Choose one of the two.', field);
	}
	throw new InputError(`"${label}" must be "all" or "admins"`, 'Choose one of the two.');
}

const TEXT_OR_NONE = 'Enter text, or remove the field to leave the description as it is.';

function readDescription(value: unknown): string {
	const description = textOf(value, 'Description', TEXT_OR_NONE);
	if (description !== '') return description;
	throw new EmptyError('Description', TEXT_OR_NONE, 'description');
}
