/** Answers that go wrong, to be passed to `emulator.faults.add({ answer: … })`. */
import { empty as emptyAnswer, json, text, type Answer } from '../http/answers.cts';
import type { FaultAnswer } from './faults.cts';
import * as refusals from '../engines/refusals.cts';
import * as waha from '../engines/wahaErrors.cts';

export * from './network.cts';

function fixed(answer: Answer): FaultAnswer {
	return { kind: 'answer', make: () => answer };
}

function refused(reason: refusals.RefusalReason): FaultAnswer {
	return { kind: 'answer', make: (asked) => refusals.refusalAsException(reason, asked) };
}

/** Any status with any body: a string is sent as it is, anything else as JSON. */
export function status(
	code: number,
	body: unknown = { status: code, message: 'Fault' },
): FaultAnswer {
	return fixed(typeof body === 'string' ? text(body, code) : json(body, code));
}

/** Wawp's 403, by the page for participants/add. */
export const notAdmin403 = () => fixed(refusals.refusalByWawp('not-authorized'));
/** WAHA's 500; it repeats the request, the token with it. */
export const notAdmin500 = () => refused('not-authorized');
/** WAHA's 500: this number is not in the group. */
export const notInGroup500 = () => refused('forbidden');
/** WAHA's 500: there is no such group. */
export const noSuchGroup500 = () => refused('item-not-found');

/** HTTP 200 and nothing: WEBJS, where WhatsApp refuses. */
export const emptyBody = () => fixed(emptyAnswer());

/** WAHA's answer while the session is not WORKING. */
export const sessionDown422 = (sessionStatus = 'SCAN_QR_CODE') =>
	fixed(waha.sessionNotReady('wawp-emulator', sessionStatus));
/** Wawp's answer for an instance that it does not know. */
export const invalidSession404 = () =>
	status(404, { code: 'invalid_session', message: 'The instance is not linked to this account.' });
/** Wawp's answer to a wrong token; no page shows its exact body. */
export const wrongToken401 = () =>
	status(401, { status: 401, message: 'Invalid access_token', error: 'Unauthorized' });
/** Wawp's answer when the plan's quota is used up. */
export const quotaReached403 = () =>
	status(403, { code: 'quota_reached', message: 'The monthly quota is used up.' });

/** HTTP 429; the header only if `retryAfter` is given: seconds, or an HTTP date. */
export function rateLimited(retryAfter?: number | string): FaultAnswer {
	const answer = json(
		{ status: 429, message: 'Too many requests', error: 'Too Many Requests' },
		429,
	);
	if (retryAfter !== undefined) answer.headers['retry-after'] = String(retryAfter);
	return fixed(answer);
}

/** HTTP 200 with `{success: false, message}`. */
export const successFalse200 = (message = 'Not allowed') =>
	status(200, { success: false, message });
const GATEWAY_PAGE =
	'<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>';
const LOGIN_PAGE =
	'<!doctype html><html><head><title>Sign in</title></head><body><form action="/login"></form></body></html>';

/** A gateway's page, HTTP 502. */
export const html502 = () => status(502, GATEWAY_PAGE);
/** The login page of a proxy in between. */
export const html200 = () => status(200, LOGIN_PAGE);
/** A redirect to `location`, which may be relative. */
export const redirect = (location: string, code = 302) =>
	fixed({ status: code, headers: { location }, body: '' });

/** The token in the message, in a key, and deep in the JSON. */
export const tokenInJson = (): FaultAnswer => ({
	kind: 'answer',
	make({ url, query: { access_token: token = '' } }) {
		const message = `Token ${token} may not do this (${url})`;
		return json({ status: 500, message, error: token, details: [{ [token]: [token] }] }, 500);
	},
});

/** HTTP 200, and the token where the code belongs. */
export const tokenInCode = (): FaultAnswer => ({
	kind: 'answer',
	make: ({ query }) => json({ code: query.access_token }),
});
