/** A request as it came, kept in `emulator.requests`. */
export interface RecordedRequest {
	method: string;
	/** decoded, without the query */
	path: string;
	/** as it was sent, with the query */
	url: string;
	/** a key that was sent twice has an array */
	query: Record<string, string | string[]>;
	/** the JSON value; the raw text if the body was no JSON; undefined if there was none */
	body: unknown;
	/** when it came, ms since 1970 */
	at: number;
}

/** The query of a URL, decoded. */
export function readQuery(url: string): Record<string, string | string[]> {
	const query: Record<string, string | string[]> = {};
	const start = url.indexOf('?');
	if (start === -1) return query;
	for (const [key, value] of new URLSearchParams(url.slice(start + 1))) {
		const before = query[key];
		query[key] = before === undefined ? value : [before, value].flat();
	}
	return query;
}

/** The path of a URL, decoded; as it is, if it cannot be decoded. */
export function readPath(url: string): string {
	const path = url.split('?', 1)[0] ?? '';
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** The value of a query key; the first, if it was sent more than once. */
export function queryValue(request: RecordedRequest, key: string): string | undefined {
	const value = request.query[key];
	return Array.isArray(value) ? value[0] : value;
}
