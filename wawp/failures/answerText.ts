import { isObject, objectAt } from '../../lib/json';

const LONGEST = 200;
/** An echo of the request's address says nothing about the fault, and looks like one of the token. */
const CREDENTIALS_IN_URL = /[?&]?(instance_id|access_token)(=|%(25)*3D)[^\s&"'%]*/gi;

/**
 * The sentence in which an answer says what went wrong, or '' when it has none.
 *
 * Wawp, the engine below it and WordPress (v1) each have their own envelope; the most specific text
 * wins (docs/wawp-api.md, "Failures"). Only these named fields are read: a stack or an echo of the
 * request, which can hold credentials, never gets out.
 */
export function answerText(body: unknown): string {
	const candidates = isObject(body)
		? [
				objectAt(body, 'exception').message,
				objectAt(body, 'error').message,
				objectAt(body, 'wawp_upstream_error').message,
				body.wawp_upstream_error,
				body.message,
				body.msg,
				body.detail,
				body.reason,
				firstOf(objectAt(body, 'data').details),
				body.error,
				body.code,
				body.title,
			]
		: [body];
	for (const candidate of candidates) {
		const text = asText(candidate);
		if (text) return text;
	}
	return '';
}

/** What some languages write where there is nothing. */
const NOTHING = /^(undefined|null|none|\[object Object\])$/;

function firstOf(value: unknown): unknown {
	return Array.isArray(value) ? value[0] : undefined;
}

function asText(value: unknown): string {
	const text = Array.isArray(value)
		? value.filter((part) => typeof part === 'string').join('; ')
		: value;
	if (typeof text !== 'string' || NOTHING.test(text.trim())) return '';
	const line = text.replace(CREDENTIALS_IN_URL, '').replace(/\s+/g, ' ').trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
