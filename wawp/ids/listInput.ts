import { isObject, parsedJson, plainText } from '../../lib/json';
import { cleanText } from '../../lib/text';
import { InputError } from '../failures/errors';

/**
 * Commas and semicolons of the scripts that have their own, line breaks and tabs, what stands between columns, and
 * `:::`, which Google Contacts puts between the numbers of a person.
 */
const SEPARATORS =
	/:::|[,;|\n\v\f\r\t\u0085\u2028\u2029\u060c\u061b\u1363\u1364\u3001\ufe50\ufe51\ufe54\uff0c\uff1b\uff64]+/;

/**
 * The entries of a list as people and tools hand it over: a list, also nested; a text with separators; the JSON text
 * of a list (n8n's AI tools, form fields); objects. What is empty in between stays as ''.
 * @param inObject what an object stands for; `undefined` where it stands for itself
 */
export function entriesOf(value: unknown, inObject: (value: object) => unknown): unknown[] {
	if (Array.isArray(value)) {
		return value.flatMap((each) => {
			const entries = entriesOf(each, inObject);
			return entries.length > 0 ? entries : [''];
		});
	}
	if (isObject(value)) {
		const inner = inObject(value);
		return inner === undefined ? [value] : entriesOf(inner, inObject);
	}
	if (typeof value !== 'string') return value === null || value === undefined ? [] : [value];
	const text = cleanText(value);
	const json = /^[[{]/.test(text) ? parsedJson(text) : text;
	if (typeof json !== 'string') return entriesOf(json, inObject);
	// a comma in it is a decimal one
	if (hasLostDigits(text)) return [text];
	const parts = text.split(SEPARATORS).map((part) => part.trim());
	const last = parts.findLastIndex(Boolean);
	return parts.slice(0, last + 1);
}

/** The list that a JSON text holds, as some tools hand one over; anything else as it is. */
export function listIn(value: unknown): unknown {
	const list =
		typeof value === 'string' && value.trim().startsWith('[') ? parsedJson(value) : value;
	return Array.isArray(list) ? list : value;
}

/**
 * The one value of a field that takes one. Form fields and lookups give lists also of one, and blanks beside it.
 * @param things what the field holds, in the plural: "groups"
 * @throws InputError for several
 */
export function onlyOne(value: unknown, label: string, things: string): unknown {
	if (!Array.isArray(value)) return value;
	const values: unknown[] = [...new Set(value.flat(Infinity))];
	const given = values.filter((each) => each !== '' && each !== null && each !== undefined);
	if (given.length < 2) return given[0];
	throw new InputError(
		`"${label}" holds ${given.length} ${things}`,
		'Use Split Out before this node, or choose one.',
	);
}

/** Whether a text is a number that a spreadsheet has rounded or made a float: its digits are not those that were meant. */
export function hasLostDigits(value: unknown): boolean {
	if (typeof value === 'number') return !Number.isSafeInteger(value);
	return /^[\d.,]+e\+?\d+$|^[1-9]\d{4,}[.,]\d{1,4}$/i.test(plainText(value));
}
