/** Timers of this length, in milliseconds, are the ends of waits: no pause is as long, and only `advance` ends them. */
const LONG = 100_000;
/** The time limit of what nobody waits for longer than two seconds, in milliseconds. */
const SHORT_LIMIT = 1_900;

/** A pause or a time limit that the package has asked for. */
interface Timer {
	ms: number;
	due: number;
	end(): void;
}

/**
 * Time as the package sees it, so that no test waits or depends on how fast the machine is. The
 * package has one kind of timer, `AbortSignal.timeout`; and `Date.now` stands still but for `advance`.
 *
 * Pauses end at once unless held, and move the time on. Time limits, told by their length, never end by
 * themselves.
 */
export class Clock {
	/** The pauses that were asked for, in milliseconds, in order. Time limits are not among them. */
	readonly pauses: number[] = [];
	/** Whether pauses end by themselves. */
	skipsPauses = true;
	now = Date.now();
	private readonly timers = new Set<Timer>();
	private readonly real = { timeout: AbortSignal.timeout, now: Date.now };
	/** How long the time limits of requests are; no pause may be as long. In milliseconds. */
	limitMs = 30_000;

	install(): void {
		AbortSignal.timeout = (ms) => this.timer(ms);
		Date.now = () => this.now;
	}

	uninstall(): void {
		AbortSignal.timeout = this.real.timeout;
		Date.now = this.real.now;
	}

	/** As at the beginning: nothing asked for, pauses are skipped. */
	reset(): void {
		this.pauses.length = 0;
		this.skipsPauses = true;
		this.limitMs = 30_000;
	}

	/** Moves the time on, and ends what is due by then. */
	advance(ms: number): void {
		this.now += ms;
		for (const timer of [...this.timers]) if (timer.due <= this.now) this.end(timer);
	}

	/** Pauses that are under way, in milliseconds. */
	get pausing(): number[] {
		return [...this.timers].map(({ ms }) => ms).filter((ms) => this.isPause(ms));
	}

	/** Requests that are under way, each with its time limit. */
	get limited(): number {
		return [...this.timers].filter(({ ms }) => this.isLimit(ms)).length;
	}

	/** The time limits of all requests under way are reached. */
	reachLimits(): void {
		for (const timer of [...this.timers]) if (this.isLimit(timer.ms)) this.end(timer);
	}

	/** Lets pauses end by themselves again, those under way too. */
	skipPauses(): void {
		this.skipsPauses = true;
		for (const timer of [...this.timers]) if (this.isPause(timer.ms)) this.endSoon(timer);
	}

	private isPause(ms: number): boolean {
		return !this.isLimit(ms) && ms < LONG;
	}

	private isLimit(ms: number): boolean {
		return ms === this.limitMs || ms === SHORT_LIMIT;
	}

	private timer(ms: number): AbortSignal {
		// as Node.js does
		if (!Number.isInteger(ms) || ms < 0) throw new RangeError(`${ms} is no delay`);
		const controller = new AbortController();
		const { signal } = controller;
		const timer: Timer = { ms, due: this.now + ms, end: () => controller.abort() };
		this.timers.add(timer);
		// whoever waits no longer takes its listener back
		const forget = signal.removeEventListener.bind(signal);
		signal.removeEventListener = (...args: Parameters<typeof forget>) => {
			this.timers.delete(timer);
			forget(...args);
		};
		if (this.isPause(ms)) {
			this.pauses.push(ms);
			if (this.skipsPauses) this.endSoon(timer);
		}
		return signal;
	}

	private endSoon(timer: Timer): void {
		setImmediate(() => this.end(timer));
	}

	private end(timer: Timer): void {
		if (!this.timers.delete(timer)) return;
		this.now = Math.max(this.now, timer.due);
		timer.end();
	}
}

/** The one clock of this process; tests install it. */
export const clock = new Clock();

/** Waits, turn by turn of the event loop, until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await turn();
}

/** Lets everything else that is ready have its turn. */
export async function turn(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
