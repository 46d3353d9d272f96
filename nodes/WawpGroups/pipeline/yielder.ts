import { sleep } from 'n8n-workflow';

/** The longest time in milliseconds for which a loop may block the event loop. A pause costs 1 ms. */
const LONGEST_MS = 20;
/** The same while requests wait that cannot leave before the loop yields. */
const LONGEST_WITH_REQUESTS_MS = 1;

/** Tells a long loop when to yield to the event loop, so that n8n can do its other work. */
export class Yielder {
	/** Whether requests were made since the last pause. */
	hasUnsent = false;
	private since = performance.now();

	isDue(): boolean {
		const longest = this.hasUnsent ? LONGEST_WITH_REQUESTS_MS : LONGEST_MS;
		return performance.now() - this.since > longest;
	}

	/** Pauses for the shortest time possible. */
	async pause(): Promise<void> {
		await this.pauseFor(sleep(0));
	}

	/** Counts something that is waited for anyway as the pause. */
	async pauseFor(waiting: Promise<void>): Promise<void> {
		await waiting;
		this.hasUnsent = false;
		this.since = performance.now();
	}
}
