import type { INodeProperties } from 'n8n-workflow';
import type { WawpClient } from '../../../../wawp/client';
import { mayHaveHappened } from '../../../../wawp/doubt';
import { InputError, WawpError } from '../../../../wawp/failures/errors';
import type { FailureKind } from '../../../../wawp/failures/messages';
import { groupPath } from '../../../../wawp/http';
import { isObject, plainText } from '../../../../lib/json';
import { lookTwice } from '../../../../wawp/lookTwice';
import { readChange } from '../../../../wawp/shapes/change';
import { readGroup, saysDescription } from '../../../../wawp/shapes/group';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';
import { readSubject } from './create';
import { setSetting, type Setting } from './settings';

const whoOptions: INodeProperties['options'] = [
	{ name: 'All Members', value: 'all' },
	{ name: 'Only Admins', value: 'admins' },
];

const updateFieldsField: INodeProperties = {
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
			description: 'What the group is about. Some WhatsApp engines cannot make it empty.',
		},
		{
			displayName: 'Subject',
			name: 'subject',
			type: 'string',
			default: '',
			description: 'The new name',
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
		},
	],
};

/** One of the changes that a group update is made of. */
interface Part {
	/** As the user knows it. */
	name: string;
	/** The key of Update Fields. */
	field: string;
	value: unknown;
}

/** Sources: https://api.wawp.net/en/docs/v2/groups/{id}/subject and …/description */
export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update a group',
	description: 'Change name, description and settings of a group',
	requests: '1 for each field, and up to 4 more for each to check the result',
	fields: [groupIdField, updateFieldsField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), parts: readParts(item.get('updateFields')) }),
	async run(wawp, { groupId, parts }) {
		const updated: string[] = [];
		const unconfirmed: string[] = [];
		for (const [index, part] of parts.entries()) {
			const isSo = await apply(wawp, groupId, part).catch((error: unknown) => {
				const progress = {
					updated,
					unconfirmed,
					rest: parts.slice(index).map(({ field }) => field),
				};
				throw error instanceof WawpError ? withProgress(error, progress) : error;
			});
			(isSo ? updated : unconfirmed).push(part.field);
		}
		return { groupId, updated, unconfirmed };
	},
});

const NAMES: Record<string, string> = {
	subject: 'Subject',
	description: 'Description',
	editInfo: 'Who May Edit Info',
	sendMessages: 'Who May Send Messages',
};

function readParts(given: unknown): Part[] {
	const fields = isObject(given) ? given : {};
	const parts = Object.entries(NAMES)
		.filter(([field]) => fields[field] !== undefined && fields[field] !== null)
		.map(([field, name]) => ({ field, name, value: readValue(field, fields[field]) }));
	if (parts.length > 0) return parts;
	throw new InputError('"Update Fields" is empty', 'Add at least one field to change.');
}

function readValue(field: string, value: unknown): string | boolean {
	if (field === 'subject') return readSubject(value);
	if (field === 'description') return readDescription(value);
	if (value === 'admins' || value === true) return true;
	if (value === 'all' || value === false) return false;
	throw new InputError(`"${NAMES[field]}" must be "all" or "admins"`, 'Choose one of the two.');
}

function readDescription(value: unknown): string {
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	throw new InputError('"Description" must be text', 'Enter text, or remove the field.');
}

/**
 * Changes a part, and tells whether it is so: by looking, or by the answer where looking tells nothing.
 * `null` where neither shows it, or the two contradict each other.
 */
async function apply(
	wawp: WawpClient,
	groupId: string,
	{ field, value }: Part,
): Promise<true | null> {
	const setting = SETTINGS.get(field);
	if (setting) return await setSetting(wawp, groupId, setting, value === true);
	const sent = await wawp.send('PUT', groupPath(groupId, field), { [field]: value });
	const said = readChange(sent, groupId);
	const seen = await lookTwice(
		wawp,
		async () => await isTextSo(wawp, groupId, field, value),
		(isSo) => isSo !== false,
		(isSo) => isSo === null,
	);
	if (seen === null) return said === 'done' ? true : null;
	return seen || null;
}

const SETTINGS = new Map<string, Setting>([
	['editInfo', 'info-admin-only'],
	['sendMessages', 'messages-admin-only'],
]);

/** A number that may not see a group has not changed it. */
const REFUSALS: FailureKind[] = ['notAllowed', 'unauthorized', 'notInGroup', 'groupNotFound'];

/** Whether the group has a name or description now; `null` where that cannot be told. */
async function isTextSo(
	wawp: WawpClient,
	groupId: string,
	field: string,
	value: unknown,
): Promise<boolean | null> {
	const answer = await wawp.get(groupPath(groupId)).catch((error: unknown) => {
		if (error instanceof WawpError) return error;
		throw error;
	});
	if (answer instanceof WawpError) return REFUSALS.includes(answer.kind) ? false : null;
	const group = readGroup(answer, groupId);
	if (group?.id !== groupId) return null;
	const now = field === 'subject' ? group.subject : group.description;
	// what is not said may be empty, and is not this text; nor is that of a group not loaded yet
	const isLoaded = group.subject !== null;
	if (now === null && !(isLoaded && saysDescription(answer, groupId)))
		return normal(value) === '' ? null : false;
	return normal(now ?? '') === normal(value);
}

/** WhatsApp writes line ends and composed letters in its own way. */
function normal(text: unknown): string {
	return plainText(text).normalize('NFC').replaceAll('\r\n', '\n').trim();
}

interface Progress {
	updated: string[];
	unconfirmed: string[];
	/** The part that was refused, and those after it. */
	rest: string[];
}

/** Says what is changed already and what is not, since WhatsApp has no "all or nothing". */
function withProgress(error: WawpError, { updated, unconfirmed, rest }: Progress): WawpError {
	const names = (fields: string[]) => fields.map((field) => `"${NAMES[field]}"`).join(', ');
	const [refused = '', ...later] = rest;
	const isOpen = mayHaveHappened(error);
	const open = isOpen ? [...unconfirmed, refused] : unconfirmed;
	const not = isOpen ? later : rest;
	const advice = [
		`Changed: ${names(updated) || 'nothing'}.`,
		...(open.length > 0 ? [`Not certain: ${names(open)}.`] : []),
		...(not.length > 0 ? [`Not changed: ${names(not)}.`] : []),
		error.advice,
	].join(' ');
	return new WawpError(error.kind, { ...error.facts, advice });
}
