import { WawpError } from './errors';
import { isObject } from './json';

/** Where WhatsApp opens an invite: this, and the code. */
const LINK_START = 'https://chat.whatsapp.com/';

/** Where the code stands in a link: in the path, or else in a `code` parameter. */
const LINK_FORMS = [
	/chat\.whatsapp\.com\/(?:invite\/)?([A-Za-z0-9]+)/i,
	/^(?:whatsapp|https?):\/\/[^\s]*[?&]code=([A-Za-z0-9]+)/i,
];

/** The names under which gateways send a code or a link. Wawp's page documents `code`. */
const FIELDS = ['code', 'inviteCode', 'invite_code', 'link', 'inviteLink', 'inviteUrl'];

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
	return { code, link: LINK_START + code };
}
