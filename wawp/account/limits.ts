/** What Wawp counts apart. */
export type Limited = 'group' | 'message' | 'check';

/** What Wawp says that it allows an account. */
export interface Limits {
	/** Requests in flight. */
	atOnce: number;
	/** Requests in any minute, of those kinds for which Wawp says it. */
	perMinute: Partial<Record<Limited, number>>;
}

const NONE: Limits = { atOnce: Infinity, perMinute: {} };
/** In milliseconds. A second more than a minute, since what was sent at once does not arrive at once. */
const WINDOW = 61_000;
const MAX_AGE = 60 * WINDOW;
/** One check a second is allowed, and may be counted when it arrives (contract/numbers.ts). In milliseconds. */
const CHECK_EVERY = 1_100;

/** Keeps to what Wawp allows in a minute: not spread evenly, since so many are allowed at once. */
export class MinuteLimits {
	atOnce = Infinity;
	private perMinute = NONE.perMinute;
	/** When those of the last minute were started. */
	private readonly starts = new Map<Limited, number[]>();
	/** When a number was checked last, refused or not. */
	private lastCheck = -Infinity;
	/** Until when it is not asked again. */
	private knownUntil = -Infinity;

	/** Whether it is time to ask Wawp. */
	isDue(now: number): boolean {
		return now >= this.knownUntil;
	}

	/** Wawp was asked; `undefined` where it tells none. Where that has failed, all stays as it was for a minute. */
	learn(limits: Limits | 'failed' | undefined, now: number): void {
		if (limits === 'failed') {
			this.knownUntil = now + WINDOW;
			return;
		}
		({ atOnce: this.atOnce, perMinute: this.perMinute } = limits ?? NONE);
		this.knownUntil = now + MAX_AGE;
	}

	/**
	 * A refusal shows that what is known is no longer so, or not all. Where nothing is told, asking again tells nothing.
	 * The request was none of those that are allowed.
	 */
	refused(kind: Limited | undefined, sentAt: number): void {
		const starts = (kind && this.starts.get(kind)) ?? [];
		const index = starts.indexOf(sentAt);
		if (index >= 0) starts.splice(index, 1);
		const isTold = this.atOnce < Infinity || Object.keys(this.perMinute).length > 0;
		if (isTold) this.knownUntil = -Infinity;
	}

	/** When the next of a kind may start. */
	opensFor(kind: Limited | undefined): number {
		const limit = kind && this.perMinute[kind];
		const starts = (kind && this.starts.get(kind)) ?? [];
		const first = limit === undefined ? undefined : starts.at(-limit);
		const spaced = kind === 'check' ? this.lastCheck + CHECK_EVERY : -Infinity;
		return Math.max((first ?? -Infinity) + WINDOW, spaced);
	}

	started(kind: Limited | undefined, now: number): void {
		if (!kind) return;
		if (kind === 'check') this.lastCheck = now;
		const starts = this.starts.get(kind)?.filter((time) => time > now - WINDOW) ?? [];
		this.starts.set(kind, [...starts, now]);
	}
}
