/** Pauses for a time in milliseconds; rejects when the execution is cancelled meanwhile. */
export type Pause = (ms: number) => Promise<void>;

/** How an execution wants its requests sent. */
export interface Pacing {
	/** For the answer to each request, in milliseconds. */
	timeoutMs: number;
	/** How many requests of the account may be in flight; where nobody says so, the default. */
	atOnce?: number;
	/** How long to wait, in milliseconds, while Wawp asks the account to slow down. */
	maxWaitMs: number;
	/** Between two changes of the account, in milliseconds. */
	changePauseMs: number;
}

/** Requests in flight for an account, where nobody says anything else. */
export const DEFAULT_AT_ONCE = 10;

export const DEFAULT_PACING: Pacing = {
	timeoutMs: 30_000,
	maxWaitMs: 120_000,
	changePauseMs: 0,
};
