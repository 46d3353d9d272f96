import { setTimeout as wait } from 'node:timers/promises';
import type { FaultAnswer } from './faults.cts';
import { rateLimited } from './answers.cts';

/** What a server allows. */
export interface Allowed {
	/** Requests in any second; the others get HTTP 429. */
	perSecond?: number;
	/** The same in any minute. */
	perMinute?: number;

	/** The header of a refusal, in seconds; default none. */
	retryAfter?: number;
	/** How long a change takes, in milliseconds; default no time. */
	changeMs?: number;
}

/** A server that allows some requests a second and refuses the rest. For `emulator.faults.add`. */
export class RateLimiter {
	served = 0;
	refused = 0;
	/** The most changes that were under way at the same time. */
	changesAtOnce = 0;
	private changes = 0;
	/** When they were served. */
	private times: number[] = [];
	readonly answer: FaultAnswer;

	/** @param now the time in milliseconds */
	constructor(
		{ perSecond = Infinity, perMinute = Infinity, retryAfter, changeMs = 0 }: Allowed,
		now: () => number = () => Date.now(),
	) {
		const refusal = rateLimited(retryAfter);
		this.answer = {
			kind: 'change',
			make: async (ordinary, closing, asked) => {
				const within = (ms: number) => this.times.filter((time) => time > now() - ms).length;
				if (within(1_000) >= perSecond || within(60_000) >= perMinute) {
					this.refused += 1;
					if (refusal.kind !== 'answer') throw new Error('A refusal is an answer');
					return refusal.make(asked);
				}
				this.times.push(now());
				this.served += 1;
				if (asked.method === 'GET') return ordinary();
				this.changesAtOnce = Math.max(this.changesAtOnce, (this.changes += 1));
				if (changeMs > 0) await wait(changeMs, undefined, { signal: closing });
				this.changes -= 1;
				return ordinary();
			},
		};
	}
}
