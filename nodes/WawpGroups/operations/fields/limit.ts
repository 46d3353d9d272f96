import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../Operation';
import { numberIn } from './options';

export const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** How many results the item wants; `null` for all (JSON knows no Infinity). */
export function readLimit(item: ItemParameters): number | null {
	if (item.get('returnAll') === true) return null;
	return Math.floor(numberIn(limitField, item.get('limit')));
}
