import { cleanText, quoted } from '../../lib/text';
import { InputError, WawpError } from '../failures/errors';
import { isObject, objectAt, plainText, yesOrNo, type JsonObject } from '../../lib/json';
import { answerText } from '../failures/answerText';
import { namesAnotherGroup } from './groupId';

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

/** The names under which gateways send a code or a link. Wawp's page has `code`. */
const FIELDS = [
	...['newCode', 'new_code', 'code', 'inviteCode', 'invite_code'],
	...['newLink', 'new_link', 'link', 'inviteLink', 'invite_link', 'inviteUrl', 'invite_url', 'url'],
];
const WRAPPERS = ['data', 'result', 'response', 'invite'];

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

/**
 * The code in Wawp's answer, where a code is expected and nowhere else: the whole text, a field that is
 * named so, or a link that is the whole text (docs/wawp-api.md, "Invites"). `undefined` if there is none,
 * or if there is more than one.
 * @param groupId whose code was asked for; a code of another group is none
 */
export function inviteCodeIn(body: unknown, groupId?: string): string | undefined {
	if (typeof body === 'string') return wholeCode(body);
	if (Array.isArray(body)) return body.length === 1 ? inviteCodeIn(body[0], groupId) : undefined;
	if (!isObject(body)) return undefined;
	const layers = [body, ...WRAPPERS.map((name) => objectAt(body, name))];
	if (layers.some((layer) => namesAnotherGroup(layer, groupId) || isDead(layer))) return undefined;
	if (groupId !== undefined && groupId in body) return inviteCodeIn(body[groupId], groupId);
	const alone = Object.keys(body).length === 1 ? aloneCode(body.code) : undefined;
	const named = FIELDS.flatMap((field) => {
		const value = body[field];
		return typeof value === 'string' ? (wholeCode(value) ?? []) : [];
	});
	const wrapped = WRAPPERS.flatMap((name) => inviteCodeIn(body[name], groupId) ?? []);
	const found = new Set([alone, ...named, ...wrapped].filter((code) => code !== undefined));
	const [only] = found;
	// a code that is none, beside a link: they contradict each other
	const isOther = typeof body.code === 'string' && isInviteCode(body.code) && body.code !== only;
	return found.size === 1 && !isOther ? only : undefined;
}

/** A text that is nothing but a code of WhatsApp's form, or nothing but a link. */
function wholeCode(text: string): string | undefined {
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

/** Wawp's page shows `{ "code": "ABC123XYZ" }`: other lengths pass where nothing else is in the object. */
function aloneCode(code: unknown): string | undefined {
	if (typeof code !== 'string') return undefined;
	if (isRealCode(code)) return code;
	if (!isInviteCode(code) || isWords(code) || isHexadecimal(code)) return undefined;
	const isErrorCode = /^([A-Z]+\d+|\d{3}[A-Z]+)$/i.test(code) || /err|http|fail/i.test(code);
	return isErrorCode || code.length === PERSONAL_LENGTH ? undefined : code;
}

/** With these, a server says that a code is no longer good. */
const DEAD = [
	...['revoked', 'is_revoked', 'isRevoked', 'expired', 'is_expired', 'isExpired'],
	...['stale', 'terminated', 'invalid'],
];
const LIVE = ['active', 'isActive', 'is_active', 'valid', 'isValid', 'is_valid'];
const ENDS = [
	...['expiration', 'Expiration', 'expires_at', 'expiresAt', 'expiry'],
	...['revokedAt', 'revoked_at'],
];
const STATES = /^(revoked|expired|disabled|inactive|invalid|queued|pending|scheduled|processing)$/i;

/** A personal invite runs out; some servers say that a code is no longer good, or is that of a job. */
export function isDead(body: JsonObject): boolean {
	return (
		ENDS.some((name) => !['', '0'].includes(plainText(body[name]))) ||
		DEAD.some((name) => yesOrNo(body[name]) === true) ||
		LIVE.some((name) => yesOrNo(body[name]) === false) ||
		[body.status, body.state].some((state) => STATES.test(plainText(state)))
	);
}

/**
 * Code and link from Wawp's answer. Never a link around something that is not a code.
 * @throws WawpError `noInviteCode`
 */
export function readInvite(body: unknown, groupId?: string): Invite {
	const code = inviteCodeIn(body, groupId);
	if (!code) throw new WawpError('noInviteCode', { said: reasonIn(body) });
	return { code, link: inviteLink(code) };
}

/** A sentence that says why there is no code. None with an address in it: somebody could follow that. */
function reasonIn(body: unknown): string | undefined {
	const text = answerText(body);
	return /\s/.test(text) && !/:\/\/|\.com\b|</.test(text) ? text : undefined;
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
