import { isObject, plainNumber, type JsonObject } from '../../lib/json';
import { WawpError } from '../failures/errors';

/** The names under which gateways wrap a list. Source: clients and docs/wawp-api.md, "Engines". */
const WRAPPERS = [
	'data',
	'groups',
	'participants',
	'Participants',
	'results',
	'result',
	'items',
	'response',
];

/** An entry of a list: its key, where the list is an object with a key for each, and what it holds. */
export type ListEntry = [key: string, value: unknown];

/**
 * The entries of a list, however it is wrapped: an array, or an object with IDs or numbers for keys (as
 * PHP writes an array with gaps).
 * @param isWhole the list comes in one page, so it must have as many entries as a count beside it says
 * @throws WawpError `unreadable` for anything else: what is no list is never an empty one
 */
export function entriesOf(body: unknown, { isWhole = false } = {}): ListEntry[] {
	if (Array.isArray(body)) {
		const [only] = body;
		if (body.length === 1 && Array.isArray(only)) return entriesOf(only, { isWhole });
		return body.map((value) => ['', value]);
	}
	if (!isObject(body)) throw new WawpError('unreadable');
	const wrapped = WRAPPERS.map((name) => body[name]).find((value) => typeof value === 'object');
	if (wrapped !== undefined) return consistent(entriesOf(wrapped, { isWhole }), body, isWhole);
	const entries = Object.entries(body);
	const keyed = entries.filter(([key]) => key.includes('@') || /^\d+$/.test(key));
	if (keyed.length === 0 && entries.length > 0) throw new WawpError('unreadable');
	return keyed.map(([key, value]) => [key.includes('@') ? key : '', value]);
}

/** An empty list beside a count that is not zero is no list, and a cut one is not the whole. */
function consistent(
	entries: ListEntry[],
	{ total, count, size }: JsonObject,
	isWhole: boolean,
): ListEntry[] {
	const stated = [total, count, size].map(plainNumber).find((number) => number > 0) ?? 0;
	const least = isWhole ? stated : Math.min(stated, 1);
	if (entries.length < least) throw new WawpError('unreadable');
	return entries;
}
