import { delay, unlessAborted } from './abort';

/** How somebody stands in a queue. */
export interface InQueue {
	/** Once aborted, whoever waits leaves the queue. */
	stop?: AbortSignal;
	/** The time in milliseconds that has to be between the end of the work before and the start of this. */
	pauseMs?: number;
}

/** Does pieces of work one after another, in the order in which they came, whatever becomes of each. */
export class SerialQueue {
	private last: Promise<void> = Promise.resolve();
	private lastEnd = -Infinity;
	private length = 0;

	/** @param now the time in milliseconds */
	constructor(private readonly now: () => number = () => Date.now()) {}

	/** Whether work is under way, or waits. */
	get isBusy(): boolean {
		return this.length > 0;
	}

	/** Throws AbortedError if stopped before the work has begun; else what the work throws. */
	async run<T>(work: () => Promise<T>, { stop, pauseMs = 0 }: InQueue = {}): Promise<T> {
		const before = this.last;
		let end = () => {};
		const mine = new Promise<void>((resolve) => (end = resolve));
		// who leaves the queue lets the next one through when it would have been its own turn
		this.last = Promise.all([before, mine]).then(() => {});
		this.length += 1;
		try {
			await unlessAborted(before, stop);
			await this.pause(pauseMs, stop);
			try {
				return await work();
			} finally {
				this.lastEnd = this.now();
			}
		} finally {
			this.length -= 1;
			end();
		}
	}

	private async pause(pauseMs: number, stop: AbortSignal | undefined): Promise<void> {
		const rest = this.lastEnd + pauseMs - this.now();
		if (pauseMs > 0 && rest > 0) await delay(rest, stop);
	}
}

const queues = new Map<string, SerialQueue>();

/** Does work with the same key one after another, within this process. */
export async function serially<T>(key: string, work: () => Promise<T>): Promise<T> {
	const queue = queues.get(key) ?? new SerialQueue();
	queues.set(key, queue);
	try {
		return await queue.run(work);
	} finally {
		if (!queue.isBusy) queues.delete(key);
	}
}
