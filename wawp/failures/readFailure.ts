import { plainText } from '../../lib/json';
import type { WawpAnswer } from '../http';
import type { About } from './about';
import { answerText } from './answerText';
import { WawpError } from './errors';
import { httpMeaning, whatsAppsMeaning } from './meanings';
import type { FailureKind } from './messages';
import { framedStatus, kindOfCode, kindOfPhrase, statusOfWord } from './phrases';
import {
	codesOf,
	exceptionStatus,
	isPassedOn,
	layersOf,
	saysItFailed,
	statedStatus,
} from './signs';

/**
 * What a failed answer means, or `undefined` for one that does not say that it failed.
 *
 * Decided by what is certain, in this order: that it is no answer of Wawp's at all, codes, whole
 * sentences that are known, WhatsApp's own status, the HTTP status; and by what the request was about.
 * A word inside a sentence decides nothing (docs/wawp-api.md, "Failures").
 * @param ownTexts what the request held: a sentence that repeats one of these is the user's, not Wawp's
 */
export function readFailure(
	answer: WawpAnswer,
	about: About = 'group',
	ownTexts: string[] = [],
): WawpError | undefined {
	const { status, body, headers } = answer;
	const isPage = isForeign(body) || isBrokenJson(body);
	const said = answerText(body);
	const own = ownTexts.map(answerText);
	const isOwn = own.includes(said);
	const isPhrase = saysPhrase(body, own);
	const isGood = status >= 200 && status < 300;
	const isDown = about !== 'session' && isSessionDown(body);
	if (isGood && !isPage && !isPhrase && !isDown && !saysItFailed(body)) return undefined;
	const facts = {
		status,
		said: isPage ? undefined : said || undefined,
		retryAfterMs: retryAfterMs(headers['retry-after']),
	};
	const kind = isDown ? 'sessionDown' : kindOf(answer, about, isOwn ? '' : said);
	return new WawpError(kind, facts, body);
}

function kindOf({ status, body }: WawpAnswer, about: About, said: string): FailureKind {
	const byCode = codesOf(body).map(kindOfCode).find(Boolean);
	if (status === 429) return byCode ?? 'rateLimit';
	const ofHttp = status < 400 ? undefined : statusMeaning(status, about, said);
	if (ofHttp === 'badGateway') return ofHttp;
	if (ofHttp === 'fileTooLarge') return ofHttp;
	if (isUnknownPathPage(body)) return 'noSuchPath';
	if (isForeign(body) || (status >= 300 && status < 400) || status === 407) return 'notWawp';
	if (isBrokenJson(body)) return 'unreadable';
	const certain = byCode ?? phraseMeaning(body, said) ?? expectsSession(body);
	if (certain) return certain;
	const inner = exceptionStatus(body) || framedStatus(said) || statusOfWord(said);
	const ofWhatsApp = inner ? whatsAppsMeaning(inner, about) : undefined;
	if (ofWhatsApp) return ofWhatsApp;
	const meant = ofHttp ?? httpMeaning(statedStatus(body) || status, about);
	// whoever names another reason has not said that it is the token
	return meant === 'wrongToken' && !/^$|unauth|token|key|credential|log ?in/i.test(said)
		? 'unauthorized'
		: meant;
}

/** What WhatsApp refuses with, and hardly anything between: it comes with its word, or with none. */
const WHATSAPPS = [406, 409, 410];

function statusMeaning(status: number, about: About, said: string): FailureKind {
	if (!WHATSAPPS.includes(status)) return httpMeaning(status, about);
	return (said === '' && whatsAppsMeaning(status, about)) || 'badRequest';
}

/** What is said in the engine's name, or of a request that Wawp made in turn, is not about the user's token. */
function phraseMeaning(body: unknown, said: string): FailureKind | undefined {
	const kind = kindOfPhrase(said);
	return kind === 'wrongToken' && isPassedOn(body) ? undefined : kind;
}

function expectsSession(body: unknown): FailureKind | undefined {
	const asks = layersOf(body).some(
		({ expected }) => Array.isArray(expected) && expected.includes('WORKING'),
	);
	return asks ? 'sessionDown' : undefined;
}

/** A known sentence as the whole answer, or as the message or data of a good one. */
function saysPhrase(body: unknown, own: string[]): boolean {
	return [body, ...layersOf(body).flatMap(({ message, data }) => [message, data])]
		.filter((text) => typeof text === 'string')
		.filter((text) => !own.includes(answerText(text)))
		.some((text) => kindOfPhrase(text) ?? statusOfWord(text));
}

/** A session that is not started, where an answer has its state in place of what was asked for. */
function isSessionDown(body: unknown): boolean {
	return layersOf(body).some(({ status, message }) => {
		const isFailed = status === 'FAILED' && message === undefined;
		return isFailed || SESSION_DOWN.test(plainText(status));
	});
}

const SESSION_DOWN = /^(STOPPED|STARTING|SCAN_QR_CODE|PASSKEY_\w+|DISCONNECTED|LOGGED_OUT)$/;

/** Express's page for a path that it does not have. */
function isUnknownPathPage(body: unknown): boolean {
	return typeof body === 'string' && /<pre>Cannot (GET|POST|PUT|DELETE) \//.test(body);
}

const HTML = /^\s*(<!--.*?-->\s*)?<(!doctype|html|head|body|\?xml|center|h1|br)/is;
/** Cloudflare's refusals, where a page is not wanted. */
const CLOUDFLARE = /^error code: 1\d{3}\s*$/i;

/** Whether a proxy, a firewall or another server answered in Wawp's place. */
function isForeign(body: unknown): boolean {
	return typeof body === 'string' && (HTML.test(body) || CLOUDFLARE.test(body));
}

function isBrokenJson(body: unknown): boolean {
	return typeof body === 'string' && /^\s*[{[]/.test(body);
}

/**
 * The wait that a `Retry-After` header asks for, in milliseconds; `undefined` if it says nothing. The header
 * holds seconds or a date (RFC 9110, section 10.2.3); some write `120s`, or send it twice, which is joined.
 */
export function retryAfterMs(header: unknown, now: number = Date.now()): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	const seconds = text.split(',').map((part) => /^\s*(-?\d+(?:\.\d+)?)\s*s?\s*$/i.exec(part)?.[1]);
	if (seconds.every((each) => each !== undefined))
		return 1000 * Math.max(0, ...seconds.map(Number));
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
