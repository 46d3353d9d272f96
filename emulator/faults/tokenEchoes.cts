/** Answers that repeat the caller's access token, one for each place an answer can hold it. */
import { json, text, type Answer } from '../http/answers.cts';
import type { FaultAnswer } from './faults.cts';
import { queryValue, type RecordedRequest } from '../http/requests.cts';
import { isRecord } from '../http/values.cts';

function tokenOf(asked: RecordedRequest): string {
	const inBody = isRecord(asked.body) ? asked.body.access_token : undefined;
	return queryValue(asked, 'access_token') ?? (typeof inBody === 'string' ? inBody : '');
}

function withToken(make: (token: string, asked: RecordedRequest) => Answer): FaultAnswer {
	return { kind: 'answer', make: (asked) => make(tokenOf(asked), asked) };
}

/** In the message, in a key, and deep in the JSON. */
export const tokenInJson = (code = 500) =>
	withToken((token, asked) => {
		const message = `Token ${token} may not do this (${asked.url})`;
		return json({ status: code, message, error: token, details: [{ [token]: [token] }] }, code);
	});

/** As plain text, raw and as it stands in a URL. */
export const tokenInText = (code = 500) =>
	withToken((token, asked) => text(`Failed for ${token}: ${asked.url}`, code, 'text/plain'));

/** In the Location of a redirect to a place that does not answer. */
export const tokenInRedirect = () =>
	withToken((token) => {
		const location = `http://127.0.0.1:9/login?access_token=${encodeURIComponent(token)}`;
		return { status: 302, headers: { location }, body: '' };
	});

/** As the value of a good answer: HTTP 200, and the token where the code belongs. */
export const tokenInCode = () => withToken((token) => json({ code: token }));
