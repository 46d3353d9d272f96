/** All times in milliseconds. */
const SECOND = 1_000;
/** Longer pauses only where Wawp asks for them. */
const LONGEST_PAUSE = 60 * SECOND;
/** Requests in a second to go on with after a refusal; more, where more were just answered in one. */
const AT_LEAST = 10;
/** Each refusal makes the time between two requests so many times longer. */
const SLOWER = 1.25;
/** Without a refusal that time shrinks evenly, and is gone after this one. */
const RECOVERY = 120 * SECOND;

/**
 * How fast Wawp lets an account go, as its answers show it. After a refusal there is a pause, and then one request
 * alone; where that is refused too, a pause twice as long. Once one is answered, the others follow: a little further
 * apart than before, and one more at once for each answer. Without a refusal they come closer again.
 */
export class Pace {
	/** Since when requests are held back; `undefined` where they are not. */
	slowedSince: number | undefined;
	/** Since when nothing was answered, only refused. */
	refusedSince: number | undefined;
	/** What was sent before that says nothing about the time after. */
	pausedUntil = -Infinity;
	/** How many may be in flight. */
	atOnce = Infinity;
	/** When the next one may go, pauses apart. */
	private nextAt = -Infinity;
	/** Between two requests, when the last pause ended. */
	private spacing = 0;
	/** When those of the last second were answered. */
	private lastSecond: number[] = [];

	/** @param now the time in milliseconds, never set back */
	constructor(private readonly now: () => number) {}

	/** When the next request may go, if there is room for it. Two looks at the clock would let neither through. */
	get openAt(): number {
		return Math.max(this.pausedUntil, this.nextAt);
	}

	/** Forgets what was long ago. */
	age(): void {
		if (this.now() <= this.pausedUntil + RECOVERY) return;
		this.slowedSince = this.refusedSince = undefined;
		this.atOnce = Infinity;
	}

	/** A request is let through. */
	sent(now: number): void {
		this.nextAt = now + this.spacingAt(now);
	}

	/** A request that was sent at that time was answered. */
	answered(sentAt: number): void {
		const now = this.now();
		if (sentAt >= this.pausedUntil) {
			this.atOnce += 1;
			if (this.refusedSince !== undefined) {
				// only now is it known how many were answered before the refusal
				const lately = SECOND / Math.max(this.lastSecond.length, AT_LEAST);
				this.spacing = SLOWER * Math.max(this.spacing, lately);
				this.refusedSince = undefined;
			}
		}
		this.lastSecond = [...this.lastSecond.filter((time) => time > now - SECOND), now];
	}

	/**
	 * A request that was sent at that time was refused.
	 * @param askedMs the pause that Wawp asks for
	 */
	refused(sentAt: number, askedMs = 0): void {
		const now = this.now();
		let pause = askedMs;
		if (sentAt >= this.pausedUntil) {
			this.atOnce = 1;
			this.spacing = this.spacingAt(now);
			this.refusedSince ??= now;
			pause = Math.max(askedMs, Math.min(now - this.refusedSince + SECOND, LONGEST_PAUSE));
		}
		this.slowedSince ??= now;
		this.pausedUntil = Math.max(this.pausedUntil, now + pause);
	}

	private spacingAt(now: number): number {
		const recovered = Math.max(now - this.pausedUntil, 0) / RECOVERY;
		return this.spacing * Math.max(1 - recovered, 0);
	}
}
