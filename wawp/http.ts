/** One request to Wawp, without credentials: the sender adds those. */
export interface WawpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** From `/v2` on, percent-encoded, e.g. `/v2/groups/1203630%40g.us/invite-code`. */
	path: string;
	query?: Record<string, string | number | boolean>;
	/** Sent as JSON. */
	body?: Record<string, unknown>;
	/** For the whole answer, in milliseconds, where that is less than usual. */
	timeoutMs?: number;
}

/** What came back, whatever its status. `body` is parsed JSON, or the text when it is not JSON. */
export interface WawpAnswer {
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** Carries a request to Wawp. Resolves for every HTTP status; throws `WawpError` when none came. */
export type Send = (request: WawpRequest) => Promise<WawpAnswer>;
