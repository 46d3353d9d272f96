import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../wawp/json';

/** Whether n8n can take it as an item's JSON. For values that came out of JSON. */
export function isDataObject(value: unknown): value is IDataObject {
	return isObject(value);
}
