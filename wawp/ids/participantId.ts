import { cleanText, quoted } from '../../lib/text';
import { EmptyError, InputError } from '../failures/errors';
import { isObject, plainText } from '../../lib/json';
import { phoneKey } from './phone';

const EXPECTED =
	'Give phone numbers with their country code, such as +49 170 1234567, or IDs ending in @c.us or @lid.';

/** Arabic-Indic and Persian digits, which people type as readily as 0 to 9. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * People as Wawp wants them: `<phone>@c.us` or `<digits>@lid`, each once.
 * @param value a list, a text with commas, semicolons or line breaks, one number, objects with an
 * `id` or `phone`; also nested, since a field of the list can itself hold an expression
 * @throws InputError if one of them cannot be used, or there is none
 */
export function parseParticipants(value: unknown): string[] {
	// a number can be written in two ways; the first one counts
	const byKey = new Map<string, string>();
	for (const id of entriesOf(value).map(parseParticipant)) {
		if (!byKey.has(keyOf(id))) byKey.set(keyOf(id), id);
	}
	const ids = [...byKey.values()];
	if (ids.length === 0) throw new EmptyError('Participants', EXPECTED);
	return ids;
}

function entriesOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flatMap(entriesOf);
	if (isObject(value)) {
		// the ID of a row of a table is no person's
		const named = plainText(value.id).includes('@') ? value.id : (value.phone ?? value.id);
		return entriesOf(named ?? [JSON.stringify(value)]);
	}
	if (typeof value !== 'string') return value === null || value === undefined ? [] : [value];
	return cleanText(value)
		.split(/[,;\n\r]+/)
		.map((part) => part.trim())
		.filter(Boolean);
}

function keyOf(id: string): string {
	return id.endsWith('@c.us') ? phoneKey(id.slice(0, -'@c.us'.length)) : id;
}

function parseParticipant(value: unknown): string {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		throw new InputError(`"Participants" holds a number that has lost digits`, EXPECTED);
	}
	const text = plainText(value).replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) % 16));
	const [, name = '', kind = 'c.us'] = /^([^@]*)(?:@(.*))?$/.exec(text) ?? [];
	if (kind === 'lid' && /^\d{5,20}$/.test(name)) return `${name}@lid`;
	if (kind === 'c.us' || kind === 's.whatsapp.net') return `${parsePhone(name, text)}@c.us`;
	throw new InputError(`"Participants" holds ${quoted(text)}, which is not a person`, EXPECTED);
}

/** Digits with the country code; a number for use within one country names nobody for sure. */
function parsePhone(name: string, shown: string): string {
	const digits = name
		.replace(/^tel:/i, '')
		.replace(/:\d+$/, '')
		.replace(/\(0\)|[\s().\-\u2010-\u2015/]/g, '')
		.replace(/^(\+|00)/, '');
	if (/^0\d+$/.test(digits)) {
		throw new InputError(
			`"Participants" holds ${quoted(shown)}, which has no country code`,
			EXPECTED,
		);
	}
	if (/^[1-9]\d{6,14}$/.test(digits)) return digits;
	throw new InputError(
		`"Participants" holds ${quoted(shown)}, which is not a phone number`,
		EXPECTED,
	);
}
