import { WawpError } from './failures/errors';

/** Pauses for a time in milliseconds; rejects when the execution is cancelled meanwhile. */
export type Pause = (ms: number) => Promise<void>;

/** How often a request is tried again while Wawp keeps asking to slow down. */
const TRIES = 4;
/** The first wait in milliseconds where Wawp names none; doubled each time. */
const FIRST_WAIT = 2_000;
/** A longer wait than this is not worth holding an execution for. */
const LONGEST_WAIT = 60_000;

/**
 * Lets requests through until Wawp asks to slow down, and then pauses all of them.
 *
 * After the pause one request goes ahead alone, as a scout. If it is answered, all go on; if not,
 * the pause gets longer. After some scouts in vain nothing more is sent: insisting is what costs
 * people their number.
 */
export class RateGate {
	private pauseMs: number | undefined;
	private refusals = 0;
	private scout: Promise<unknown> | undefined;
	private shutBy: WawpError | undefined;

	constructor(private readonly pause: Pause) {}

	/**
	 * Sends through the gate, as soon as it is open.
	 * @throws what `send` throws; a rate limit only when no more tries are left
	 */
	async pass<T>(send: () => Promise<T>): Promise<T> {
		for (;;) {
			if (this.shutBy) throw this.shutBy;
			if (this.scout) {
				await this.scout;
			} else if (this.pauseMs !== undefined) {
				const result = await this.sendScout(send, this.pauseMs);
				if (result) return result.value;
			} else {
				try {
					return await send();
				} catch (error) {
					this.closeOrThrow(error);
				}
			}
		}
	}

	/** Waits, sends alone, and opens the gate for all if that worked. */
	private async sendScout<T>(
		send: () => Promise<T>,
		ms: number,
	): Promise<{ value: T } | undefined> {
		let done = () => {};
		this.scout = new Promise<void>((resolve) => (done = resolve));
		try {
			await this.pause(ms);
			const value = await send();
			this.open();
			return { value };
		} catch (error) {
			if (!isRateLimit(error)) this.open();
			else this.refusals += 1;
			this.closeOrThrow(error);
			return undefined;
		} finally {
			this.scout = undefined;
			done();
		}
	}

	private open() {
		this.pauseMs = undefined;
		this.refusals = 0;
	}

	private closeOrThrow(error: unknown) {
		if (!isRateLimit(error)) throw error;
		const wait = error.facts.retryAfterMs ?? FIRST_WAIT * 2 ** this.refusals;
		if (this.refusals >= TRIES || wait > LONGEST_WAIT) {
			this.shutBy = error;
			throw error;
		}
		this.pauseMs = Math.max(wait, this.pauseMs ?? 0);
	}
}

function isRateLimit(error: unknown): error is WawpError {
	return error instanceof WawpError && error.kind === 'rateLimit';
}
