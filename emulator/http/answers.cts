/** A request as it came, kept in `emulator.requests`. */
export interface RecordedRequest {
	method: string;
	/** decoded, without the query */
	path: string;
	/** as it was sent, with the query */
	url: string;
	query: Record<string, string>;
	/** the JSON value; the raw text if the body was no JSON; undefined if there was none */
	body: unknown;
	/** when it came, ms since 1970 */
	at: number;
}

/** What goes back to the client, complete. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** A JSON answer. */
export function json(value: unknown, status = 200): Answer {
	const headers = { 'content-type': 'application/json; charset=utf-8' };
	return { status, headers, body: JSON.stringify(value) };
}

/** Bare text. Express, under WAHA, labels a string as HTML. */
export function text(body: string, status = 200): Answer {
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** No body and no content type: what WAHA sends when the engine returns undefined. */
export function empty(status = 200): Answer {
	return { status, headers: {}, body: '' };
}
