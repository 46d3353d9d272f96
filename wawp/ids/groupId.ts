import { isObject, plainText } from '../../lib/json';
import { cleanText, quoted } from '../../lib/text';
import { EmptyError, InputError } from '../failures/errors';
import { hasLostDigits, listIn, onlyOne } from './listInput';

const EXPECTED =
	'A group ID looks like 120363012345678901@g.us. Pick the group with "From List", or give its ID, for example with an expression.';

const AS_TEXT =
	'The ID was treated as a number and lost its last digits, so it could name another group. Make the column or field text where it comes from (in a spreadsheet: Format > Number > Plain text).';

/** What the part behind the @ says when it is not a group. */
const OTHER_KINDS = new Map([
	['c.us', "a person's number"],
	['s.whatsapp.net', "a person's number"],
	['lid', "a person's ID"],
	['newsletter', 'a channel'],
	['broadcast', 'a broadcast list'],
]);

/**
 * A group ID as Wawp wants it, `1203630…@g.us` or `phone-timestamp@g.us`.
 *
 * Takes it with or without `@g.us`, with spaces around it, or as a whole number small enough to be
 * exact, a list of one, and what `groupIdIn` reads.
 * @throws InputError for anything else, before anything is sent
 */
export function parseGroupId(value: unknown): string {
	const one = onlyOne(listIn(value), 'Group', 'groups');
	const given = isObject(one) ? (groupIdIn(one) ?? one) : one;
	if (typeof given === 'object' && given !== null) {
		throw new InputError(`"Group" is not a text: ${quoted(given)}`, EXPECTED);
	}
	const text = cleanText(plainText(given));
	if (['', 'undefined', 'null'].includes(text)) {
		throw new EmptyError('Group', EXPECTED);
	}
	// a JSON number beyond 2^53 is rounded already: the digits shown are not those that were sent
	if (hasLostDigits(given) || hasLostDigits(text)) {
		throw new InputError(`"Group" ${quoted(text)} has lost digits`, AS_TEXT);
	}
	if (/whatsapp\.com|:\/\//i.test(text)) {
		throw new InputError(
			'"Group" holds a link',
			`A link does not contain the group ID. ${EXPECTED}`,
		);
	}
	const [, digits, kind = 'g.us'] = /^(\d{5,25}(?:-\d{5,15})?)(?:@([a-z.]+))?$/i.exec(text) ?? [];
	if (digits && kind.toLowerCase() === 'g.us') return `${digits}@g.us`;
	const other = OTHER_KINDS.get(text.slice(text.lastIndexOf('@') + 1).toLowerCase());
	throw new InputError(
		`"Group" ${quoted(text)} is ${other ? `${other}, not a group` : 'not a group ID'}`,
		EXPECTED,
	);
}

/** The ID in an item of this node, and in a group or an ID that is not simplified; `undefined` for none. */
export function groupIdIn(value: unknown): unknown {
	if (!isObject(value)) return value ?? undefined;
	// WEBJS since July 2026 (contract/commonSchemas.ts)
	if (value.server === 'g.us') return `${plainText(value.user)}@g.us`;
	return groupIdIn(value.groupId ?? value.id ?? value.JID ?? value._serialized);
}
