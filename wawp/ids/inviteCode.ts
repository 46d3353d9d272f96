import { cleanText, quoted } from '../../lib/text';
import { EmptyError, InputError } from '../failures/errors';

/** Where WhatsApp opens an invite: this, and the code. */
const LINK_START = 'https://chat.whatsapp.com/';

/** Where the code stands in a link: in the path, or else in a `code` parameter. */
const LINK_FORMS = [
	/chat\.whatsapp\.com\/(?:invite\/)?([A-Za-z0-9]+)/i,
	/^(?:whatsapp|https?):\/\/[^\s]*[?&]code=([A-Za-z0-9]+)/i,
];

/** A link that is the whole text. */
const WHOLE_LINKS = [
	/^(?:https?:\/\/)?chat\.whatsapp\.com\/(?:invite\/)?([A-Za-z0-9]+)\/?(?:[?#]\S*)?$/i,
	/^whatsapp:\/\/chat\/?\?(?:\S*&)?code=([A-Za-z0-9]+)(?:&\S*)?$/i,
];

const EXPECTED = 'Give the whole link, such as https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv.';

/** Codes of invites that WhatsApp sends to one person, when adding them was refused. */
const PERSONAL_LENGTH = 16;
const ASK_FOR_LINK =
	'A code of 16 characters works only in the chat it was sent to. Ask an admin for the invite link of the group.';

/** What a group can be joined by. */
export interface Invite {
	code: string;
	link: string;
}

/**
 * Whether a text looks like an invite code.
 *
 * Real codes are 22 letters and digits; Wawp's page shows a shorter one, so other lengths pass when
 * they mix both. That keeps words out, such as "undefined", "null" and "unauthorized".
 */
export function isInviteCode(text: string): boolean {
	if (/^[A-Za-z0-9]{22}$/.test(text)) return true;
	return /^[A-Za-z0-9]{8,40}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
}

/** The code in a text that is a code or a link in any usual form; `undefined` if it is neither. */
export function findInviteCode(text: string): string | undefined {
	const trimmed = text.trim();
	if (isInviteCode(trimmed)) return trimmed;
	for (const form of LINK_FORMS) {
		const code = form.exec(trimmed)?.[1];
		if (code && isInviteCode(code)) return code;
	}
	return undefined;
}

/** The code in a text that is nothing but a code of WhatsApp's form, or nothing but a link. */
export function wholeCode(text: string): string | undefined {
	const whole = cleanText(text);
	if (isRealCode(whole)) return whole;
	for (const form of WHOLE_LINKS) {
		const code = form.exec(whole)?.[1];
		if (code && isInviteCode(code) && !isWords(code) && code.length !== PERSONAL_LENGTH) {
			return code;
		}
	}
	return undefined;
}

/** Whether a text has the form of WhatsApp's own codes: 22 letters and digits, neither words nor an ID. */
export function isRealCode(text: string): boolean {
	return /^[A-Za-z0-9]{22}$/.test(text) && !isWords(text) && !isHexadecimal(text);
}

/** Words of which the names of errors are made. */
const ERROR_WORDS =
	/error|failed|failure|invalid|session|instance|authent|required|forbidden|denied|expired|unknown|missing|notfound|success/i;

/**
 * `sessionNotConnectedYet` has 22 letters too. Real codes are drawn at random: one in some 90,000 (of six
 * million) has no digit and looks like words.
 */
function isWords(code: string): boolean {
	if (/\d/.test(code)) return false;
	return (
		/^[A-Z]+$/.test(code) ||
		/^[A-Z]?[a-z]{2,}(?:[A-Z][a-z]{2,})+$/.test(code) ||
		ERROR_WORDS.test(code)
	);
}

/** The ID of a message: hexadecimal, in capitals. */
function isHexadecimal(code: string): boolean {
	return /^(?=.*\d)(?=.*[A-F])[0-9A-F]+$/.test(code);
}

/**
 * The code where nothing else is in an object: other lengths pass there, since Wawp's page shows
 * `{ "code": "ABC123XYZ" }`.
 */
export function aloneCode(code: unknown): string | undefined {
	if (typeof code !== 'string') return undefined;
	if (isRealCode(code)) return code;
	if (!isInviteCode(code) || isWords(code) || isHexadecimal(code)) return undefined;
	const isErrorCode = /^([A-Z]+\d+|\d{3}[A-Z]+)$/i.test(code) || /err|http|fail/i.test(code);
	return isErrorCode || code.length === PERSONAL_LENGTH ? undefined : code;
}

/** The link that a code belongs to. */
export function inviteLink(code: string): string {
	return LINK_START + code;
}

/**
 * The code that a user gives, as a code or as a link in any usual form.
 * @throws InputError
 */
export function parseInviteCode(value: unknown): string {
	const text = typeof value === 'string' ? cleanText(value) : '';
	if (['', 'undefined', 'null'].includes(text)) {
		throw new EmptyError('Invite Code or Link', EXPECTED);
	}
	const code = findInviteCode(text);
	if (!code)
		throw new InputError(
			`"Invite Code or Link" ${quoted(text)} is not an invite link or code`,
			EXPECTED,
		);
	if (code.length === PERSONAL_LENGTH) {
		throw new InputError('"Invite Code or Link" is a personal invite', ASK_FOR_LINK);
	}
	return code;
}
