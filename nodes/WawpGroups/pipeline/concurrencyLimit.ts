/** Work that never rejects. */
type Work = () => Promise<void>;

/** How much work may wait for its turn. What comes after that is not even prepared yet. */
const MOST_WAITING = 100;

/** Runs pieces of work in the order in which they were added, a limited number at a time. */
export class ConcurrencyLimit {
	private readonly waiting: Work[] = [];
	private running = 0;
	private changed = () => {};

	constructor(private readonly most: number) {}

	/** Whether no more work may be added now. */
	get full(): boolean {
		return this.waiting.length >= MOST_WAITING;
	}

	/** Takes a piece of work, to be started as soon as fewer than the limit are under way. */
	add(work: Work): void {
		this.waiting.push(work);
		this.start();
	}

	/**
	 * Resolves when it is time to add more. Not each time that one ends: preparing work then would
	 * delay the answers that come in at the same moment.
	 */
	async low(): Promise<void> {
		while (this.waiting.length > this.most / 2) await this.change();
	}

	/** Resolves when all work is done. */
	async done(): Promise<void> {
		while (this.running > 0) await this.change();
	}

	private start(): void {
		while (this.running < this.most) {
			const work = this.waiting.shift();
			if (!work) return;
			this.running += 1;
			void work().then(() => {
				this.running -= 1;
				this.start();
				this.changed();
			});
		}
	}

	private async change(): Promise<void> {
		await new Promise<void>((resolve) => (this.changed = resolve));
	}
}
