import { AbortedError, delay, unlessAborted } from '../../lib/abort';
import { monotonicClock } from '../../lib/monotonicClock';
import { WawpError } from '../failures/errors';
import { givenUp, isRateLimit } from './rateLimitError';
import { MinuteLimits, type Limited, type Limits } from './limits';
import { Pace } from './pace';
import { DEFAULT_AT_ONCE, type Pacing } from './pacingOptions';

/** What the gate has to know of whoever sends. */
export interface Sender extends Omit<Pacing, 'timeoutMs'> {
	/** Whether it changes something: changes go one at a time. */
	isChange?: boolean;
	/** What Wawp counts it as. */
	kind?: Limited;
	/** Asks what Wawp allows; `undefined` where it does not tell. Never throws. */
	askLimits?(): Promise<Limits | 'failed' | undefined>;
	/** Once aborted, the sender waits no longer. */
	stop?: AbortSignal;
}

/** A request that waits for its turn, or is in flight. */
interface Passage extends Sender {
	since: number;
	/** In which order it came. */
	place: number;
	/** When it was sent. */
	sentAt: number;
	admit(): void;
	refuse(error: WawpError): void;
}

/** With so many under way, it is asked what Wawp allows; no more are sent until that is known. A single form pays nothing. */
const UNTIL_TOLD = 3;

/**
 * The one way to Wawp for all executions of an account: bounds what is in flight, has changes go one at a
 * time, and when Wawp asks to slow down, pauses all of it, and goes on at the pace that was found to be allowed.
 *
 * Insisting is what costs people their number. So what waits too long is given up, and nothing is sent for it.
 */
export class RateGate {
	private readonly pace: Pace;
	private readonly limits = new MinuteLimits();
	private isAsking = false;
	private readonly inFlight = new Set<Passage>();
	/** In the order in which they came. */
	private waiting: Passage[] = [];
	private places = 0;
	/** The end of the last change, and the pause that it wanted before the next one. */
	private lastChange = { end: -Infinity, pauseMs: 0 };
	/** What Wawp said when it refused last, and nothing of whom it refused: what waits is told the same. */
	private lastRefusal = new WawpError('rateLimit');
	/** When the next timer ends. */
	private wakesAt = Infinity;

	/**
	 * @param now the time in milliseconds, never set back
	 * @param sleep resolves after a time in milliseconds; keeps no process alive
	 */
	constructor(
		readonly now: () => number = monotonicClock(),
		private readonly sleep: (ms: number) => Promise<void> = (ms) => delay(ms),
	) {
		this.pace = new Pace(now);
	}

	/**
	 * Sends when it is time, and again after a rate limit.
	 * @throws what `send` throws; a rate limit only when the sender waits no longer; AbortedError
	 */
	async pass<T>(send: () => Promise<T>, sender: Sender): Promise<T> {
		const passage: Passage = {
			since: this.now(),
			...sender,
			place: (this.places += 1),
			sentAt: 0,
			admit() {},
			refuse() {},
		};
		for (;;) {
			await this.turn(passage);
			const { sentAt } = passage;
			const outcome = await send()
				.then(
					(value) => {
						this.pace.answered(sentAt);
						return { value };
					},
					(error: unknown) => this.failed(error, sentAt, passage),
				)
				.finally(() => this.leave(passage));
			if (outcome) return outcome.value;
		}
	}

	/** Throws unless the request is to be sent again. */
	private failed(error: unknown, sentAt: number, passage: Passage): undefined {
		if (!isRateLimit(error)) {
			if (error instanceof WawpError && error.facts.status !== undefined)
				this.pace.answered(sentAt);
			throw error;
		}
		const { said, retryAfterMs } = error.facts;
		this.lastRefusal = new WawpError('rateLimit', { said, retryAfterMs });
		this.pace.refused(sentAt, retryAfterMs);
		this.limits.refused(passage.kind, sentAt);
		if (this.endOf(passage) < this.pace.pausedUntil) throw this.refusalFor(passage, error);
	}

	/** Waits for the turn of a request. */
	private async turn(passage: Passage): Promise<void> {
		if (passage.stop?.aborted) throw new AbortedError();
		const admitted = new Promise<void>((resolve, reject) => {
			passage.admit = resolve;
			passage.refuse = reject;
		});
		// what was refused comes before those who came later
		const next = this.waiting.findIndex(({ place }) => place > passage.place);
		this.waiting.splice(next === -1 ? this.waiting.length : next, 0, passage);
		this.admitNext();
		await unlessAborted(admitted, passage.stop).catch((error: unknown) => {
			this.waiting = this.waiting.filter((each) => each !== passage);
			if (this.inFlight.delete(passage)) this.admitNext();
			throw error;
		});
	}

	/** Asks what Wawp allows, once for all, before a request that would have to wait for others. */
	private ask(): void {
		const passage = this.waiting.find(({ askLimits }) => askLimits);
		const isAlone = this.inFlight.size + this.waiting.length < UNTIL_TOLD;
		const now = this.now();
		if (!passage?.askLimits || isAlone || this.isAsking) return;
		if (!this.limits.isDue(now) || this.pace.pausedUntil > now) return;
		this.isAsking = true;
		void passage.askLimits().then((limits) => {
			this.isAsking = false;
			// whoever was stopped meanwhile has not been told
			if (!passage.stop?.aborted) this.limits.learn(limits, this.now());
			this.admitNext();
		});
	}

	private leave(passage: Passage): void {
		this.inFlight.delete(passage);
		if (passage.isChange) {
			this.lastChange = { end: this.now(), pauseMs: passage.changePauseMs };
		}
		this.admitNext();
	}

	/** Lets through whatever may go now, in the order in which it came. */
	private admitNext(): void {
		this.pace.age();
		this.ask();
		const most = this.most();
		// looked at once: what opens between two looks would be let through by neither, and waited for by nobody
		const now = this.now();
		for (const passage of [...this.waiting]) {
			if (this.inFlight.size >= most) break;
			if (this.opensFor(passage) > now) continue;
			this.waiting = this.waiting.filter((each) => each !== passage);
			passage.sentAt = now;
			this.pace.sent(now);
			this.limits.started(passage.kind, now);
			this.inFlight.add(passage);
			passage.admit();
		}
		this.giveUpLate();
		const times = this.waiting.flatMap((passage) => [this.opensFor(passage), this.endOf(passage)]);
		const next = Math.min(...times.filter((time) => time > now));
		if (next < Infinity) this.wakeAt(next);
	}

	/** When a request may go, if there is room for it; never, while another change is under way. */
	private opensFor({ isChange, changePauseMs, kind }: Passage): number {
		const openAt = Math.max(this.pace.openAt, this.limits.opensFor(kind));
		if (!isChange) return openAt;
		if ([...this.inFlight].some((each) => each.isChange)) return Infinity;
		const { end, pauseMs } = this.lastChange;
		return Math.max(openAt, end + Math.max(pauseMs, changePauseMs));
	}

	/** Of several executions, the one that wants the most at once counts. */
	private most(): number {
		const wanted = [...this.inFlight, ...this.waiting].flatMap(({ atOnce }) => atOnce ?? []);
		const most = wanted.length > 0 ? Math.max(...wanted) : DEFAULT_AT_ONCE;
		const told = this.isAsking ? UNTIL_TOLD : this.limits.atOnce;
		return Math.min(this.pace.atOnce, told, most);
	}

	private giveUpLate(): void {
		if (this.pace.slowedSince === undefined) return;
		const isLate = (passage: Passage) => {
			const end = this.endOf(passage);
			return end <= this.now() || end < this.pace.pausedUntil;
		};
		const late = this.waiting.filter(isLate);
		this.waiting = this.waiting.filter((passage) => !late.includes(passage));
		for (const passage of late) passage.refuse(this.refusalFor(passage, this.lastRefusal));
	}

	/**
	 * Until when a request may wait while the account is held back. A change, which also waits for those before
	 * it, may do so as long as anything gets through.
	 */
	private endOf({ since, maxWaitMs, isChange }: Passage): number {
		const { slowedSince = Infinity, refusedSince = Infinity } = this.pace;
		return Math.max(since, isChange ? refusedSince : slowedSince) + maxWaitMs;
	}

	private refusalFor(passage: Passage, refusal: WawpError): WawpError {
		const waitedMs = this.now() - passage.since;
		const leftMs = this.pace.pausedUntil - this.now();
		return givenUp(refusal, waitedMs, leftMs);
	}

	private wakeAt(time: number): void {
		if (this.wakesAt <= time) return;
		this.wakesAt = time;
		void this.sleep(Math.max(Math.ceil(time - this.now()), 0)).then(() => {
			if (this.wakesAt === time) this.wakesAt = Infinity;
			this.admitNext();
		});
	}
}
