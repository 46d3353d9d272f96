import { isObject, objectAt, plainText, yesOrNo, type JsonObject } from '../../lib/json';
import { idText } from '../ids/idText';
import { isRealCode } from '../ids/inviteCode';

/** Where answers keep what they are about. */
const WRAPPERS = ['data', 'result', 'response', 'body', 'upstream'];

/** Words by which an answer says that something failed. */
const FAILED = /^(error|fail|failed)$/i;
/** Codes that are no failures: `{ code: "success", job_id }` is a documented answer. */
const GOOD_CODES = /^(success|ok|accepted|queued|pending|scheduled|done|created|sent)$/i;

/** The objects of an answer that can say that it failed: the whole, and what it wraps. */
export function layersOf(body: unknown): JsonObject[] {
	// WordPress and others wrap an error in a list of one.
	const whole = onlyOne(body);
	const inner = wrappedIn(whole);
	// the result of one person says nothing about the request
	return [whole, ...inner, ...inner.flatMap(wrappedIn)]
		.filter(isObject)
		.filter((layer) => !namesPerson(layer));
}

/** What an answer wraps, one level down; nothing in what is about one person. */
function wrappedIn(layer: unknown): unknown[] {
	if (!isObject(layer) || namesPerson(layer)) return [];
	return WRAPPERS.map((key) => onlyOne(layer[key]));
}

/** What a list of one holds. */
function onlyOne(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/**
 * Whether an answer says that what was asked for was not done, whatever its HTTP status is. Its fields
 * count, not the words of its sentences. The worst sign wins.
 */
export function saysItFailed(body: unknown): boolean {
	if (typeof body === 'string') return /^\w+Error: /.test(body.trim());
	return layersOf(body).some(layerFailed);
}

function layerFailed(layer: JsonObject): boolean {
	const { success, ok, error, errors, exception, status, code, message } = layer;
	if ([success, ok].some((value) => value !== undefined && isNo(value))) return true;
	if (layer.wawp_upstream_error || isObject(exception)) return true;
	if (isFilled(error) || isFilled(errors)) return true;
	if (Array.isArray(layer.expected) && layer.expected.includes('WORKING')) return true;
	// A session's own status can be FAILED; it comes with no message.
	if (typeof status === 'string' && isNo(status)) {
		return status !== 'FAILED' || message !== undefined;
	}
	if ([layer.statusCode, status, code].some((value) => statusOf(value) >= 400)) return true;
	if (typeof code !== 'string' || typeof message !== 'string') return false;
	const statuses = [layer.statusCode, status, code, objectAt(layer, 'data').status].map(statusOf);
	const isGood = typeof status === 'string' && GOOD_CODES.test(status);
	const saysYes = isGood || [success, ok].some((value) => yesOrNo(value) === true);
	if (saysYes || statuses.some((each) => each >= 200 && each < 300)) return false;
	return !GOOD_CODES.test(code) && !isRealCode(code);
}

/** Whether a field that says whether something was done says no. */
export function isNo(value: unknown): boolean {
	return yesOrNo(value) === false || FAILED.test(plainText(value));
}

/** An error field that says something: `null`, `false`, "" and empty lists do not. */
export function isFilled(error: unknown): boolean {
	if (Array.isArray(error)) return error.length > 0;
	if (isObject(error)) return Object.values(error).some(isFilled);
	return error === true || !['', 'null', 'none', 'false', '0'].includes(plainText(error));
}

/** A number, or a text that begins with one, that can be an HTTP status; else NaN. */
export function statusOf(value: unknown): number {
	const [, digits] = /^(\d{3})(?:\s+[A-Za-z]|$)/.exec(plainText(value)) ?? [];
	const status = Number(digits);
	return status >= 100 && status <= 599 ? status : NaN;
}

/** WhatsApp's own status, in the data of the exception that the engine passes on. */
export function exceptionStatus(body: unknown): number {
	for (const layer of layersOf(body)) {
		const status = statusOf(objectAt(layer, 'exception').data);
		if (!Number.isNaN(status)) return status;
	}
	return NaN;
}

/** Whether an answer passes on what somebody else said: the engine, or whom Wawp asked in turn. */
export function isPassedOn(body: unknown): boolean {
	return layersOf(body).some(
		(layer) => isObject(layer.exception) || Boolean(layer.wawp_upstream_error),
	);
}

/** The status that the answer names in a field of its own. */
export function statedStatus(body: unknown): number {
	for (const layer of layersOf(body)) {
		const upstream = objectAt(layer, 'wawp_upstream_error').status;
		const values = [upstream, layer.statusCode, layer.status, layer.code];
		const found = [...values, objectAt(layer, 'error').code].map(statusOf);
		const status = found.find((each) => each >= 400);
		if (status !== undefined) return status;
	}
	return NaN;
}

/** The codes of an answer, such as `invalid_session`. */
export function codesOf(body: unknown): string[] {
	return layersOf(body)
		.flatMap((layer) => [layer.code, objectAt(layer, 'error').code, layer.error])
		.filter((code) => typeof code === 'string');
}

function namesPerson(layer: JsonObject): boolean {
	const names = [layer.id, layer.jid, layer.JID, layer.PhoneNumber, layer.phoneNumber, layer.LID];
	return names
		.map(idText)
		.some((name) => typeof name === 'string' && /@(c\.us|s\.whatsapp\.net|lid)$/.test(name));
}
