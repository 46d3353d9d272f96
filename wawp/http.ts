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
	/** The body as it came, where it is a text. */
	text?: string;
}

/** The answer to a change, secrets masked: 202 says that it is taken and not made yet. */
export type Sent = Pick<WawpAnswer, 'status' | 'body'>;

/** Carries a request to Wawp. Resolves for every HTTP status; throws `WawpError` when none came. */
export type Send = (request: WawpRequest) => Promise<WawpAnswer>;

/** The path of a group, or of something below it, with every part percent-encoded. */
export function groupPath(groupId: string, ...below: string[]): string {
	return ['/v2/groups', groupId, ...below]
		.map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
		.join('/');
}
