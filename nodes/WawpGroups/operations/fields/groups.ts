import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../../../lib/json';
import { EmptyError } from '../../../../wawp/failures/errors';
import { parseGroupId } from '../../../../wawp/ids/groupId';
import { groupIdField } from '../../../shared/groupField';
import type { ItemParameters } from '../Operation';

/** Several groups, in an order that counts. */
export const groupsField: INodeProperties = {
	displayName: 'Groups',
	name: 'groups',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Group',
	default: { group: [{ groupId: { mode: 'list', value: '' } }] },
	required: true,
	description: 'The WhatsApp groups, the first choice first',
	options: [
		{
			displayName: 'Group',
			name: 'group',
			values: [
				{
					...groupIdField,
					description:
						'A WhatsApp group. By ID also takes several with commas between them, or an expression that gives a list.',
				},
			],
		},
	],
};

/** The checked IDs of an item's groups, each once. Throws InputError. */
export function readGroupIds(item: ItemParameters): string[] {
	const ids = [...new Set(entriesOf(item.get('groups')).map(parseGroupId))];
	if (ids.length > 0) return ids;
	throw new EmptyError('Groups', 'Choose at least one group.');
}

/** Groups as the field holds them, as a list, or as a text with commas. Throws EmptyError for a gap in between. */
function entriesOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flatMap((each) => demanded(entriesOf(each)));
	if (isObject(value)) return entriesOf(value.group ?? value.groupId ?? value.id);
	if (typeof value !== 'string') return value === undefined || value === null ? [] : [value];
	const text = value.replace(/[\s,;]+$/, '');
	if (text === '') return [];
	return text.split(/[,;\n\r]+/).flatMap((part) => demanded(part.trim() ? [part.trim()] : []));
}

/** What gives nothing is not passed over: the next group would take the place of the first choice. */
function demanded(entries: unknown[]): unknown[] {
	if (entries.length > 0) return entries;
	throw new EmptyError('Group', 'Choose a group in each row, or take the row away.', 'groupId');
}
