import type { INodeProperties } from 'n8n-workflow';
import { groupsOf, type GroupListQuery } from '../../../../wawp/groups/list';
import { isObject } from '../../../../lib/json';
import { limitField, readLimit, returnAllField } from '../fields/limit';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation } from '../defineOperation';
import { emitted } from '../Operation';
import { groupJson } from './groupJson';

const sortField: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'fixedCollection',
	placeholder: 'Add Sort',
	default: {},
	options: [
		{
			displayName: 'Sort',
			name: 'by',
			values: [
				{
					displayName: 'Field',
					name: 'field',
					type: 'options',
					options: [
						{ name: 'ID', value: 'id' },
						{ name: 'Name', value: 'subject' },
					],
					default: 'subject',
					description: 'What to sort by',
				},
				{
					displayName: 'Direction',
					name: 'direction',
					type: 'options',
					options: [
						{ name: 'Ascending', value: 'asc' },
						{ name: 'Descending', value: 'desc' },
					],
					default: 'asc',
					description: 'From A to Z, or from Z to A',
				},
			],
		},
	],
};

const withoutParticipants: INodeProperties = {
	displayName: 'Without Participants',
	name: 'withoutParticipants',
	type: 'boolean',
	default: false,
	description:
		'Whether to leave members out, which is faster for many groups. The size may then be unknown.',
};

export const getMany = defineOperation({
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many groups',
	description: 'Get the groups of the WhatsApp number that is linked to Wawp',
	requests:
		'1 for every page of up to 100 groups, 1 to see that no more come, and up to 3 more where Wawp refuses a key or does not page',
	fields: [returnAllField, limitField, sortField, simplifyField],
	options: [withoutParticipants],
	safe: true,
	read: (item) => ({
		limit: readLimit(item),
		simplify: readSimplify(item),
		query: {
			...readSort(item.get('sort')),
			...(item.option('withoutParticipants') === true && { exclude: 'participants' as const }),
		},
	}),
	async run(wawp, { limit, simplify, query }) {
		const groups = await groupsOf(wawp, query, limit ?? Infinity);
		return groups.flatMap((group) => (simplify ? [groupJson(group)] : emitted(group.raw)));
	},
	hints: (items) =>
		items.length === 0
			? ['Wawp gave no groups: this number is in none, or Wawp is still loading them.']
			: [],
});

function readSort(sort: unknown): GroupListQuery {
	const chosen = isObject(sort) && isObject(sort.by) ? sort.by : undefined;
	if (!chosen) return {};
	return {
		sortBy: chosen.field === 'id' ? 'id' : 'subject',
		sortOrder: chosen.direction === 'desc' ? 'desc' : 'asc',
	};
}
