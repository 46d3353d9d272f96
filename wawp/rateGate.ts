import { AbortedError, delay, unlessAborted } from '../lib/abort';
import { WawpError } from './failures/errors';
import { Pace } from './pace';

/** What the gate has to know of whoever sends. */
export interface Sender {
	/** How many requests of the account may be in flight; of several senders the largest number counts. */
	atOnce: number;
	/** How long to wait, in milliseconds, for an account that was asked to slow down. */
	maxWaitMs: number;
	/** Once aborted, the sender waits no longer. */
	stop?: AbortSignal;
	/** Since when it waits to be sent, if that began elsewhere; in milliseconds. */
	since?: number;
	/** Whether it may be sent again after this rate limit; default yes, since nothing was done then. */
	mayRepeat?(refusal: WawpError): boolean;
}

/** A request that waits for its turn, or is in flight. */
interface Passage extends Sender {
	/** When it came to the gate, in milliseconds. */
	cameAt: number;
	admit(): void;
	refuse(error: WawpError): void;
}

/**
 * The one way to Wawp for all executions of an account: bounds what is in flight, and when Wawp asks to slow
 * down, pauses all of it, and goes on at the pace that was found to be allowed.
 *
 * Insisting is what costs people their number. So what waits too long is given up, and nothing is sent for it.
 */
export class RateGate {
	private readonly pace: Pace;
	private readonly inFlight = new Set<Passage>();
	private waiting: Passage[] = [];
	/** When the next timer ends. */
	private wakesAt = Infinity;

	/**
	 * @param now the time in milliseconds
	 * @param sleep resolves after a time in milliseconds; keeps no process alive
	 */
	constructor(
		private readonly now: () => number = () => Date.now(),
		private readonly sleep: (ms: number) => Promise<void> = (ms) => delay(ms),
	) {
		this.pace = new Pace(now);
	}

	/** Whether anything is under way or waits. */
	get isBusy(): boolean {
		return this.inFlight.size > 0 || this.waiting.length > 0;
	}

	/** Whether Wawp has asked to slow down, so that requests wait for longer than it takes to send them. */
	get isSlowed(): boolean {
		return this.pace.slowedSince !== undefined;
	}

	/**
	 * Sends when it is time, and again after a rate limit.
	 * @throws what `send` throws; a rate limit only when the sender waits no longer; AbortedError
	 */
	async pass<T>(send: () => Promise<T>, sender: Sender): Promise<T> {
		const passage: Passage = { ...sender, cameAt: this.now(), admit() {}, refuse() {} };
		for (;;) {
			await this.turn(passage);
			const round = this.pace.sent();
			const outcome = await send()
				.then(
					(value) => {
						this.pace.answered(round);
						return { value };
					},
					(error: unknown) => {
						if (isAnswer(error)) this.pace.answered(round);
						if (!isRateLimit(error)) throw error;
						this.pace.refused(round, error.facts.retryAfterMs);
						if (sender.mayRepeat?.(error) === false) throw error;
						if (this.isTooLate(passage)) throw givenUp(error, this.pace.openAt - this.now());
					},
				)
				.finally(() => {
					this.inFlight.delete(passage);
					this.admitNext();
				});
			if (outcome) return outcome.value;
		}
	}

	/** Waits for the turn of a request. */
	private async turn(passage: Passage): Promise<void> {
		const admitted = new Promise<void>((resolve, reject) => {
			passage.admit = resolve;
			passage.refuse = reject;
		});
		this.waiting.push(passage);
		this.admitNext();
		await unlessAborted(admitted, passage.stop).catch((error: unknown) => {
			// nobody else waits for this
			admitted.catch(() => {});
			if (error instanceof AbortedError) this.leave(passage);
			throw error;
		});
	}

	private leave(passage: Passage): void {
		this.inFlight.delete(passage);
		this.waiting = this.waiting.filter((each) => each !== passage);
		this.admitNext();
	}

	/** Lets through whatever may go now, in the order in which it came. */
	private admitNext(): void {
		this.giveUpLate();
		while (this.waiting.length > 0 && this.inFlight.size < this.most()) {
			const now = this.now();
			if (this.pace.openAt > now) {
				this.wakeAt(this.pace.openAt, now);
				return;
			}
			const next = this.waiting.shift();
			if (!next) return;
			this.pace.starts();
			this.inFlight.add(next);
			next.admit();
		}
	}

	private most(): number {
		const wanted = [...this.inFlight, ...this.waiting].map(({ atOnce }) => atOnce);
		return Math.min(this.pace.atOnce, Math.max(...wanted));
	}

	private giveUpLate(): void {
		if (!this.isSlowed) return;
		const late = this.waiting.filter((passage) => this.isTooLate(passage));
		if (late.length === 0) return;
		this.waiting = this.waiting.filter((passage) => !late.includes(passage));
		const wait = this.pace.pausedUntil - this.now();
		for (const passage of late) passage.refuse(givenUp(new WawpError('rateLimit'), wait));
	}

	/** Whether a request has waited, or would have to wait, for longer than its sender wants. */
	private isTooLate({ cameAt, since = cameAt, maxWaitMs }: Passage): boolean {
		const { slowedSince = Infinity, refusedSince = Infinity, pausedUntil } = this.pace;
		// waiting elsewhere counts only while nothing at all gets through
		const from = Math.min(Math.max(cameAt, slowedSince), Math.max(since, refusedSince));
		return from + maxWaitMs < Math.max(this.now(), pausedUntil);
	}

	private wakeAt(time: number, now: number): void {
		if (this.wakesAt <= time) return;
		this.wakesAt = time;
		void this.sleep(time - now).then(() => {
			if (this.wakesAt === time) this.wakesAt = Infinity;
			this.admitNext();
		});
	}
}

/** Whether Wawp or WhatsApp asks to slow down. */
export function isRateLimit(error: unknown): error is WawpError {
	return error instanceof WawpError && error.kind === 'rateLimit';
}

/** A failure of another kind, which is an answer all the same. */
function isAnswer(error: unknown): boolean {
	return error instanceof WawpError && error.facts.status !== undefined && !isRateLimit(error);
}

/** The refusal of somebody who does not wait any longer. */
function givenUp({ facts, answer }: WawpError, waitMs: number): WawpError {
	const seconds = Math.ceil(waitMs / 1000);
	const wait =
		seconds > 1
			? `It asks to wait ${seconds} seconds more, which is longer than "Wait for Wawp Up To" in the options allows.`
			: 'This took longer than "Wait for Wawp Up To" in the options allows.';
	const advice = `${wait} Nothing more was sent for this item, to keep the number safe. Run it again later, or allow a longer wait.`;
	return new WawpError('rateLimit', { ...facts, advice }, answer);
}
