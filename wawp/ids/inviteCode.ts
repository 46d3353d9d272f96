import { cleanText, quoted } from '../../lib/text';
import { InputError, WawpError } from '../failures/errors';
import { isObject } from '../../lib/json';

/** Where WhatsApp opens an invite: this, and the code. */
const LINK_START = 'https://chat.whatsapp.com/';

/** Where the code stands in a link: in the path, or else in a `code` parameter. */
const LINK_FORMS = [
	/chat\.whatsapp\.com\/(?:invite\/)?([A-Za-z0-9]+)/i,
	/^(?:whatsapp|https?):\/\/[^\s]*[?&]code=([A-Za-z0-9]+)/i,
];

/** The names under which gateways send a code or a link. Wawp's page documents `code`. */
const FIELDS = ['code', 'inviteCode', 'invite_code', 'link', 'inviteLink', 'inviteUrl'];

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

/** The code in Wawp's answer (an object, a bare text or a link), or `undefined` if it has none. */
export function inviteCodeIn(body: unknown): string | undefined {
	const texts = isObject(body) ? FIELDS.map((field) => body[field]) : [body];
	for (const text of texts) {
		const code = typeof text === 'string' ? findInviteCode(text) : undefined;
		if (code) return code;
	}
	return undefined;
}

/**
 * Code and link from Wawp's answer. Never a link around something that is not a code.
 * @throws WawpError `noInviteCode`
 */
export function readInvite(body: unknown): Invite {
	const code = inviteCodeIn(body);
	if (!code) throw new WawpError('noInviteCode');
	return { code, link: inviteLink(code) };
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
		throw new InputError('"Invite Code or Link" is empty', EXPECTED);
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
