/** Answers that repeat the caller's access token, one for each place an answer can hold it. */
import { json, type Answer } from '../http/answers.cts';
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

/** As the value of a good answer: HTTP 200, and the token where the code belongs. */
export const tokenInCode = () => withToken((token) => json({ code: token }));
