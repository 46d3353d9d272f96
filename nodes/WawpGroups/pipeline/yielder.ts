import { sleep } from 'n8n-workflow';

/** The longest time in milliseconds for which a loop may block the event loop. A pause costs 1 ms. */
const LONGEST_MS = 20;

/** Tells a long loop when to yield to the event loop, so that n8n can do its other work. */
export class Yielder {
	private since = performance.now();

	/** Pauses for the shortest time possible, if it is time to. */
	async pauseIfDue(): Promise<void> {
		if (performance.now() - this.since <= LONGEST_MS) return;
		await sleep(0);
		this.since = performance.now();
	}
}
