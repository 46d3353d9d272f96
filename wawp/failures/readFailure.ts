import { answerText } from './answerText';
import { WawpError } from './errors';
import type { FailureKind } from './messages';
import type { WawpAnswer } from '../http';
import { isInviteCode } from '../ids/inviteCode';
import { isObject, objectAt, plainText } from '../../lib/json';

/** An address that is echoed in a sentence: its words, such as "admin", say nothing about the fault. */
const PATH = /\/\S+/g;

/** What an answer says of itself, gathered from all envelopes. */
interface Signals {
	/** HTTP status. */
	status: number;
	/** A status that the body names, which says more than the HTTP one: WhatsApp's own. */
	inner: number | undefined;
	/** Wawp's code for the failure, e.g. `invalid_session`. */
	code: string;
	/** The sentence, in lower case. */
	text: string;
	body: unknown;
}

/**
 * What a failed answer means, or `undefined` for a good one.
 *
 * Read by its body first: WhatsApp's "not an admin" arrives as 401, 403 or 500, a wrong token also
 * as 401, and some refusals as 200 (docs/wawp-api.md, "Failures").
 */
export function readFailure(answer: WawpAnswer): WawpError | undefined {
	const { status, body, headers } = answer;
	if (status >= 200 && status < 300 && !saysItFailed(body)) return undefined;
	const said = answerText(body);
	const page = isHtml(body) || isBrokenJson(body);
	const kind = RULES.find(([, applies]) =>
		applies({
			status,
			inner: innerStatus(body, said),
			code: codeOf(body),
			text: said.toLowerCase().replace(PATH, ' '),
			body,
		}),
	)?.[0];
	return new WawpError(kind ?? 'refused', {
		status,
		said: page ? undefined : said || undefined,
		retryAfterMs: retryAfterMs(headers['retry-after']),
	});
}

/** The first rule that applies names the failure: the certain ones first, bare statuses last. */
const RULES: Array<[FailureKind, (signals: Signals) => boolean]> = [
	['rateLimit', (s) => has(s, 429) || /rate-?overlimit|too many requests|rate.?limit/.test(s.text)],
	['badGateway', (s) => [502, 503, 504].includes(s.status)],
	['notWawp', (s) => isHtml(s.body) || (s.status >= 300 && s.status < 400)],
	['unreadable', (s) => isBrokenJson(s.body)],
	[
		'unknownInstance',
		(s) => s.code === 'invalid_session' || /session .*(not found|not exist)/.test(s.text),
	],
	[
		'sessionDown',
		(s) =>
			expectsWorkingSession(s.body) || /session status is not|scan.?qr|not logged in/.test(s.text),
	],
	[
		'subscription',
		(s) => s.code === 'subscription_required' || /subscription|upgrade your plan/.test(s.text),
	],
	[
		'quota',
		(s) =>
			s.code === 'quota_reached' || s.status === 402 || /quota|credits|limit reached/.test(s.text),
	],
	['wrongToken', (s) => /access.?token|invalid.?token|api.?key/.test(s.text)],
	[
		'unsupported',
		(s) => s.status === 501 || /not (implemented|supported)|does not support/.test(s.text),
	],
	['inviteRevoked', (s) => has(s, 410) || /link .*revoked|\bgone\b/.test(s.text)],
	[
		'inviteInvalid',
		(s) => has(s, 406) || /not-acceptable|link is not valid|invalid.*invite/.test(s.text),
	],
	[
		'notInGroup',
		(s) =>
			s.inner === 403 ||
			/not participating|not (a )?(group )?(member|participant)|not in (the |this )?group/.test(
				s.text,
			),
	],
	['notAdmin', (s) => s.inner === 401 || /not-authorized|\badmins?\b|permission/.test(s.text)],
	['groupNotFound', (s) => has(s, 404) || /item-not-found|group does not exist/.test(s.text)],
	['wrongToken', (s) => s.status === 401],
	['notAllowed', (s) => s.status === 403],
	['badRequest', (s) => s.status >= 400 && s.status < 500],
	['serverError', (s) => s.status >= 500],
];

function has(signals: Signals, status: number): boolean {
	return signals.status === status || signals.inner === status;
}

/**
 * Whether an answer of status 200 carries a failure all the same: `success: false`, a status of
 * "error", an error object, or Wawp's `{ code, message }`.
 */
function saysItFailed(body: unknown): boolean {
	if (isHtml(body) || isBrokenJson(body)) return true;
	if (!isObject(body)) return false;
	if (body.success === false || body.wawp_upstream_error) return true;
	if (body.error && body.error !== 'null') return true;
	if (['error', 'false', '0', 'fail', 'failed'].includes(plainText(body.status).toLowerCase())) {
		// A session's own status can be FAILED; it comes with no message.
		return body.status !== 'FAILED';
	}
	if (isObject(body.exception)) return true;
	if ([body.statusCode, body.code, body.status].some((n) => typeof n === 'number' && n >= 400))
		return true;
	// An invite code is a `code` too, and some gateways add a friendly message to it.
	return (
		typeof body.code === 'string' && typeof body.message === 'string' && !isInviteCode(body.code)
	);
}

/** The status in WhatsApp's own refusal: in the exception's data, or in its words. */
function innerStatus(body: unknown, said: string): number | undefined {
	const exception = objectAt(body, 'exception');
	if (typeof exception.data === 'number') return exception.data;
	const spoken = /\bstatus (4\d\d)\b/.exec(said)?.[1];
	if (spoken) return Number(spoken);
	const bare = said.toLowerCase();
	if (bare === 'not-authorized') return 401;
	if (bare === 'forbidden' && exception.message) return 403;
	return undefined;
}

function codeOf(body: unknown): string {
	const code = isObject(body) ? (body.code ?? objectAt(body, 'error').code) : undefined;
	return typeof code === 'string' ? code : '';
}

function expectsWorkingSession(body: unknown): boolean {
	const expected = isObject(body) ? body.expected : undefined;
	return Array.isArray(expected) && expected.includes('WORKING');
}

function isHtml(body: unknown): boolean {
	return typeof body === 'string' && /^\s*<(!doctype|html|head|body|\?xml|center|h1)/i.test(body);
}

function isBrokenJson(body: unknown): boolean {
	return typeof body === 'string' && /^\s*[{[]/.test(body);
}

/**
 * The wait that a `Retry-After` header asks for, in milliseconds; `undefined` if it says nothing.
 * The header holds seconds or a date (RFC 9110, section 10.2.3).
 */
export function retryAfterMs(header: unknown, now: number = Date.now()): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
