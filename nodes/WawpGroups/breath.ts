import { sleep } from 'n8n-workflow';

/** So long, in milliseconds, a loop may hold the process. A pause costs a millisecond. */
const AT_LEAST_EVERY = 20;
/** The same while requests have been made that cannot leave before the loop lets go. */
const WITH_REQUESTS = 1;

/** Tells a long loop when to let n8n do its other work, sending requests among it. */
export class Breath {
	/** Whether requests were made since the last pause. */
	unsent = false;
	private since = performance.now();

	isDue(): boolean {
		return performance.now() - this.since > (this.unsent ? WITH_REQUESTS : AT_LEAST_EVERY);
	}

	/** Pauses as shortly as can be. */
	async take(): Promise<void> {
		await this.during(sleep(0));
	}

	/** Counts something that is waited for anyway as the pause. */
	async during(waiting: Promise<void>): Promise<void> {
		await waiting;
		this.unsent = false;
		this.since = performance.now();
	}
}
