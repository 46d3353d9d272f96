import type { INodeProperties } from 'n8n-workflow';
import { parseGroupId } from '../../wawp/ids/groupId';

/** The group that an operation is about. */
export const groupIdField: INodeProperties = {
	displayName: 'Group',
	name: 'groupId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The WhatsApp group. Use an expression to take its ID from the incoming data.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a group',
			typeOptions: { searchListMethod: 'searchGroups', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 120363012345678901@g.us',
			hint: 'For example {{ $json.groupId }}',
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Bread Baking Course',
			hint: 'The whole name, as WhatsApp shows it',
		},
	],
};

/** The group whose link an operation is about. */
export const linkGroupField: INodeProperties = {
	...groupIdField,
	hint: 'Only admins can get the link: the number linked to Wawp must be an admin of the group',
};

/** The checked group ID of an item. Throws InputError. */
export function readGroupId(item: { get(name: string): unknown }): string {
	return parseGroupId(item.get('groupId'));
}
