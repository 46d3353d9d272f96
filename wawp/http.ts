/** One request to Wawp, without credentials: the sender adds those. */
export interface WawpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** From `/v2` on, percent-encoded, e.g. `/v2/groups/1203630%40g.us/invite-code`. */
	path: string;
	query?: Record<string, string | number | boolean>;
	/** Sent as JSON. */
	body?: Record<string, unknown>;
}

/** What came back, whatever its status. `body` is parsed JSON, or the text when it is not JSON. */
export interface WawpAnswer {
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** Carries a request to Wawp. Resolves for every HTTP status; throws `WawpError` when none came. */
export type Send = (request: WawpRequest) => Promise<WawpAnswer>;

/** Answers that came with HTTP 202: the change is taken, and not made yet. */
const onlyTaken = new WeakSet<object>();

/** Remembers of an answer that it came with HTTP 202. */
export function markOnlyTaken(body: unknown): void {
	if (typeof body === 'object' && body !== null) onlyTaken.add(body);
}

/** Whether an answer came with HTTP 202. */
export function wasOnlyTaken(body: unknown): boolean {
	return typeof body === 'object' && body !== null && onlyTaken.has(body);
}

/** The path of a group, or of something below it, with every part percent-encoded. */
export function groupPath(groupId: string, ...below: string[]): string {
	return ['/v2/groups', groupId, ...below]
		.map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
		.join('/');
}
