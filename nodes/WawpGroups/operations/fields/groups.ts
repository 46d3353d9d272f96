import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../../../lib/json';
import { EmptyError } from '../../../../wawp/failures/errors';
import { groupIdIn, parseGroupId } from '../../../../wawp/ids/groupId';
import { entriesOf } from '../../../../wawp/ids/listInput';
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
	const ids = [...new Set(groupsIn(item.get('groups')).map(parseGroupId))];
	if (ids.length > 0) return ids;
	throw new EmptyError('Groups', 'Choose at least one group.');
}

/** Groups as rows of the field, or as a list in any form that `entriesOf` reads. Throws EmptyError for a gap in it. */
function groupsIn(value: unknown): unknown[] {
	const entries = entriesOf(isObject(value) ? value.group : value, (each) => groupIdIn(each) ?? '');
	// what gives nothing is not passed over: the next group would take the place of the first choice
	if (!entries.includes('')) return entries;
	throw new EmptyError('Group', 'Choose a group in each row, or take the row away.', 'groupId');
}
