import { isObject, objectAt, plainText, yesOrNo, type JsonObject } from '../../lib/json';
import { answerText } from '../failures/answerText';
import { WawpError } from '../failures/errors';
import { namesAnotherGroup } from '../ids/groupId';
import { aloneCode, inviteLink, isInviteCode, wholeCode, type Invite } from '../ids/inviteCode';

/** The names under which gateways send a code or a link. Wawp's page has `code`. */
const FIELDS = [
	...['newCode', 'new_code', 'code', 'inviteCode', 'invite_code'],
	...['newLink', 'new_link', 'link', 'inviteLink', 'invite_link', 'inviteUrl', 'invite_url', 'url'],
	...['InviteLink', 'invitationLink', 'groupInviteLink'],
];
const WRAPPERS = ['data', 'result', 'results', 'response', 'invite'];

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

/**
 * Whether an answer has this code under a name that is a code's or a link's, or as the whole answer. Under another
 * one, such as `data`, 22 letters can also be the ID of a job.
 */
export function isCalledCode(body: unknown, code: string): boolean {
	return typeof body === 'string' || isNamed(body, code);
}

function isNamed(value: unknown, code: string): boolean {
	if (Array.isArray(value)) return value.some((each) => isNamed(each, code));
	if (!isObject(value)) return false;
	return Object.entries(value).some(([name, inner]) => {
		const text = plainText(inner);
		return FIELDS.includes(name) && text !== ''
			? text === code || wholeCode(text) === code
			: isNamed(inner, code);
	});
}

/** With these, a server says that a code is no longer good. */
const DEAD = [
	...['revoked', 'is_revoked', 'isRevoked', 'expired', 'is_expired', 'isExpired'],
	...['stale', 'terminated', 'invalid', 'disabled', 'deleted', 'suspended', 'Suspended'],
];
const LIVE = [
	'active',
	'isActive',
	'is_active',
	'valid',
	'isValid',
	'is_valid',
	'enabled',
	'canJoin',
	'can_join',
];
const ENDS = [
	...['expiration', 'Expiration', 'expires_at', 'expiresAt', 'expiry'],
	...['revokedAt', 'revoked_at'],
];
const STATES =
	/^(revoked|gone|expired|disabled|inactive|invalid|queued|pending|scheduled|processing)$/i;

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
