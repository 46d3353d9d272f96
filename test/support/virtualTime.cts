/** A timer of a virtual clock. */
interface Timer {
	due: number;
	end(): void;
}

/**
 * Time that passes only when nothing else can go on: then the next timer ends, at once.
 */
export class VirtualTime {
	now = 1_000_000;
	/** The timers that were asked for, in milliseconds. */
	readonly slept: number[] = [];
	private timers: Timer[] = [];
	private isRunning = false;

	/** Resolves after a time in milliseconds. */
	async sleep(ms: number): Promise<void> {
		this.slept.push(ms);
		const due = this.now + ms;
		const ended = new Promise<void>((resolve) => this.timers.push({ due, end: resolve }));
		if (!this.isRunning) void this.run();
		await ended;
	}

	private async run(): Promise<void> {
		this.isRunning = true;
		while (this.timers.length > 0) {
			for (let i = 0; i < 5; i++) await turn();
			this.timers.sort((one, other) => one.due - other.due);
			const next = this.timers.shift();
			if (!next) break;
			this.now = Math.max(this.now, next.due);
			next.end();
		}
		this.isRunning = false;
	}
}

/** Lets everything else that is ready have its turn. */
export async function turn(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
