/** Pauses for a time in milliseconds; rejects when the execution is cancelled meanwhile. */
export type Pause = (ms: number) => Promise<void>;

/** How an execution wants its requests sent. */
export interface Pacing {
	/** For the answer to each request, in milliseconds. */
	timeoutMs: number;
	/** How many requests of the account may be in flight. */
	atOnce: number;
	/** How long to wait, in milliseconds, while Wawp asks the account to slow down. */
	maxWaitMs: number;
	/** Between two changes of the account, in milliseconds. */
	changePauseMs: number;
}

export const DEFAULT_PACING: Pacing = {
	timeoutMs: 30_000,
	atOnce: 10,
	maxWaitMs: 120_000,
	changePauseMs: 0,
};
