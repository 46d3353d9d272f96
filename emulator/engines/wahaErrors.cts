import { json, type Answer, type RecordedRequest } from '../http/answers.cts';

const WAHA_VERSION = { version: '2026.7.1', engine: 'GOWS', tier: 'PLUS', browser: null };

/** Nest's HttpException, which WAHA sends for what it refuses itself (400, 404, 422). */
export function httpException(status: number, error: string, message: string): Answer {
	return json({ statusCode: status, message, error }, status);
}

/** Nest's answer to an unknown path. It repeats the URL, and so the token in its query. */
export function noSuchPath(asked: RecordedRequest): Answer {
	return httpException(404, 'Not Found', `Cannot ${asked.method} ${asked.url}`);
}

/** WAHA's answer where the engine lacks the method. */
export function notImplemented(engine: string): Answer {
	const message = `The method is not implemented by '${engine}' engine. Check the docs and try another engine: https://waha.devlike.pro/`;
	return httpException(501, 'Not Implemented', message);
}

/** WAHA's answer while the session is not WORKING. */
export function sessionNotReady(session: string, status: string): Answer {
	const error = 'Session status is not as expected. Try again later or restart the session';
	return json({ error, session, status, expected: ['WORKING'] }, 422);
}

/**
 * WAHA's answer to an error that it does not handle (AllExceptionsFilter): HTTP 500, and `request`
 * repeats the URL, the query and the body of the request, the access token with them.
 */
export function unhandled(asked: RecordedRequest, message: string, data?: number): Answer {
	const name = data === undefined ? 'Error' : 'Boom';
	const stack = `${name}: ${message}\n    at assertNodeErrorFree (/app/node_modules/generic-utils.js:56:15)`;
	const exception = { message, name, stack, data };
	const { url, method, body, query } = asked;
	const request = { path: url, method, body: body ?? {}, query };
	const timestamp = new Date(asked.at).toISOString();
	return json({ statusCode: 500, timestamp, exception, request, version: WAHA_VERSION }, 500);
}
