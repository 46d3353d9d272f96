import { asObject, isObject, objectAt, type JsonObject } from '../../lib/json';
import type { WawpAnswer } from '../http';
import { isRealCode } from '../ids/inviteCode';
import { WawpError } from './errors';
import type { FailureKind } from './kinds';
import { TABLE, type About, type Row, type Sign } from './table';

/**
 * What a failed answer means, or `undefined` for one that does not say that it failed.
 *
 * The documented forms of a failure, and no others; the words of a sentence decide
 * nothing, unless it is one that is known as a whole.
 * @param answer secrets masked
 */
export function readFailure(
	{ status, headers, body }: WawpAnswer,
	about: About,
	table: Row[] = TABLE,
): WawpError | undefined {
	const said = sentenceIn(body);
	const isPage = typeof body === 'string' && /^\s*</.test(body);
	if (status >= 200 && status < 300 && !isPage && !saysItFailed(body)) return undefined;
	const found: Found = {
		status: status < 300 ? (statedStatus(body) ?? status) : status,
		isPage,
		isFalse: body === false,
		isBareNo: isObject(body) && body.success === false && said === '',
		codes: codesIn(body),
		phrase: unframed(said),
		whatsApp: whatsAppStatusIn(body, said),
	};
	const row = table.find(
		({ when, about: only = [about] }) => only.includes(about) && fits(when, found),
	);
	const facts = {
		status,
		said: isPage ? undefined : said || undefined,
		retryAfterMs: retryAfterMs(headers['retry-after']),
	};
	return new WawpError(row?.kind ?? kindOfStatus(found.status), facts);
}

interface Found {
	status: number;
	isPage: boolean;
	isFalse: boolean;
	isBareNo: boolean;
	codes: string[];
	phrase: string;
	whatsApp: number | undefined;
}

function fits(when: Sign, found: Found): boolean {
	if ('code' in when) return found.codes.includes(when.code);
	if ('whatsApp' in when) return found.whatsApp === when.whatsApp;
	if ('isFalse' in when) return found.isFalse;
	if ('isBareNo' in when) return found.isBareNo;
	if ('isPage' in when) return found.isPage;
	if ('status' in when) return when.status.includes(found.status);
	const { phrase } = when;
	return typeof phrase === 'string' ? found.phrase === phrase : phrase.test(found.phrase);
}

function kindOfStatus(status: number): FailureKind {
	if (status >= 500) return 'serverError';
	return status >= 400 ? 'badRequest' : 'refused';
}

/** Codes under which a client of Wawp shows that something was taken. */
const GOOD_CODES = ['success'];

/** Whether an answer with a good status is one of the documented forms of a failure. */
function saysItFailed(body: unknown): boolean {
	// whatsapp-web.js gives false, or a sentence, where this number has no right
	if (isErrorOfWebjs(body) || body === false) return true;
	if (!isObject(body)) return false;
	const { success, exception, wawp_upstream_error: upstream, status, code, message } = body;
	if (isErrorOfWebjs(body.error)) return true;
	if (success === false || isObject(exception) || upstream !== undefined) return true;
	if (status === 'error' || statedStatus(body) !== undefined) return true;
	if (typeof objectAt(body, 'error').message === 'string') return true;
	if (typeof message !== 'string') return false;
	if (status === false || status === 'false') return true;
	if (typeof code !== 'string') return false;
	return !GOOD_CODES.includes(code) && !isRealCode(code);
}

/** whatsapp-web.js gives its errors back as texts, WAHA some of them under `error` (#1145). */
function isErrorOfWebjs(value: unknown): boolean {
	return typeof value === 'string' && /^[A-Z]\w*Error: /.test(value);
}

/** The HTTP status of a failure that Wawp (`status`, beside `message`) or WAHA names in the answer. */
function statedStatus(body: unknown): number | undefined {
	const { statusCode, status, message } = asObject(body);
	const stated = typeof message === 'string' ? (statusCode ?? status) : statusCode;
	return typeof stated === 'number' && stated >= 400 ? stated : undefined;
}

const LONGEST = 200;
/** WAHA repeats the URL of a request that it does not know. */
const QUERY = /\?\S*/g;

/**
 * The sentence in which an answer says what went wrong, or '' where it has none. Only these fields are read: a
 * stack, or the request that is repeated in full, never gets out.
 */
function sentenceIn(body: unknown): string {
	const { message, error, wawp_upstream_error: upstream } = asObject(body);
	const { details } = objectAt(body, 'data');
	const candidates = [
		objectAt(body, 'exception').message,
		objectAt(body, 'error').message,
		objectAt(body, 'wawp_upstream_error').message,
		upstream,
		Array.isArray(message) ? message.join('; ') : message,
		Array.isArray(details) ? details[0] : undefined,
		error,
		body,
	];
	const text = candidates.find((each) => typeof each === 'string' && each.trim() !== '');
	return typeof text === 'string' ? shortened(text.replace(QUERY, '')) : '';
}

/** On one line, and not endless. */
export function shortened(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function codesIn(body: unknown): string[] {
	const { code, error } = asObject(body);
	const { code: inner, key } = objectAt(body, 'error');
	const { name } = objectAt(body, 'exception');
	return [code, error, inner, key, name].filter((each) => typeof each === 'string');
}

/** What the layers below put around a sentence of WhatsApp's: gRPC, GOWS, puppeteer. */
const FRAMES = [
	// by itself, "not found" could be anybody's word
	/^\d+ UNKNOWN: (?!not found$)(.*)$/,
	/^failed to get group members: (.*)$/,
	/^failed to get (?:old )?group info(?: to update topic)?: (.*)$/,
	/^info query returned status \d{3}: (.*)$/,
	/^Evaluation failed: ServerStatusCodeError: (.*)$/,
];

function unframed(sentence: string): string {
	return FRAMES.reduce((bare, frame) => frame.exec(bare)?.[1] ?? bare, sentence).trim();
}

/** WhatsApp's own words, where the engine passes on the word alone. */
const WORDS = new Map([
	['bad-request', 400],
	['not-authorized', 401],
	['forbidden', 403],
	['item-not-found', 404],
	['not-allowed', 405],
	['not-acceptable', 406],
	['conflict', 409],
	['gone', 410],
	['resource-limit', 419],
	['locked', 423],
]);

/** WhatsApp's status: in the data of Baileys' error, in the frame of whatsmeow's, or by its word. */
function whatsAppStatusIn(body: unknown, said: string): number | undefined {
	const exception: JsonObject = objectAt(body, 'exception');
	if (typeof exception.data === 'number') return exception.data;
	const [, framed] = /\binfo query returned status (\d{3}): /.exec(said) ?? [];
	if (framed !== undefined) return Number(framed);
	return WORDS.get(unframed(said));
}

/** A longer pause than an hour, in milliseconds, is tried once more after one. */
const LONGEST_ASKED = 60 * 60 * 1000;

/**
 * The wait that a `Retry-After` header asks for, in milliseconds; `undefined` if it says nothing. The header holds
 * seconds or a date (RFC 9110, section 10.2.3).
 */
export function retryAfterMs(header: unknown, now: number = Date.now()): number | undefined {
	const text = typeof header === 'number' ? String(header) : header;
	if (typeof text !== 'string') return undefined;
	const ms = /^\s*\d+(\.\d+)?\s*$/.test(text) ? 1000 * Number(text) : Date.parse(text) - now;
	return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_ASKED);
}
