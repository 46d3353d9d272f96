import { AbortedError } from './abort';
import { monotonicClock } from './monotonicClock';

/** A value that is known since a time, or that is being read. */
type Entry<T> = { value: T; at: number } | { reading: Promise<T> };

/**
 * Remembers values by name, a bounded number of them. Who asks for one that is being read shares
 * that reading. No failure is kept.
 */
export class Memory<T> {
	private readonly entries = new Map<string, Entry<T>>();

	/**
	 * @param most how many values are kept
	 * @param now the time in milliseconds, never set back
	 * @param isOfReader whether somebody else's failure says nothing to those who share their reading
	 */
	constructor(
		private readonly most = 1_000,
		private readonly now: () => number = monotonicClock(),
		private readonly isOfReader: (error: unknown) => boolean = (error) =>
			error instanceof AbortedError,
	) {}

	/**
	 * A value that is young enough, or one read now.
	 * @param maxAgeMs how old it may be, in milliseconds
	 * @throws what `read` throws, also somebody else's
	 */
	async get(name: string, maxAgeMs: number, read: () => Promise<T>): Promise<T> {
		for (;;) {
			const entry = this.entries.get(name);
			if (entry === undefined) return await this.read(name, read);
			if ('reading' in entry) {
				const shared = await entry.reading.then(
					(value) => ({ value }),
					(error: unknown) => {
						if (!this.isOfReader(error)) throw error;
					},
				);
				if (shared) return shared.value;
			} else {
				if (this.now() - entry.at < maxAgeMs) return entry.value;
				return await this.read(name, read);
			}
		}
	}

	/** What is known and no older than that; nothing is read. */
	peek(name: string, maxAgeMs = Infinity): T | undefined {
		const entry = this.entries.get(name);
		const isYoung = entry && 'at' in entry && this.now() - entry.at < maxAgeMs;
		return isYoung ? entry.value : undefined;
	}

	set(name: string, value: T): void {
		this.put(name, { value, at: this.now() });
	}

	/** Drops what is known under a name, or all; what is being read now will not be kept. */
	forget(name?: string): void {
		if (name === undefined) this.entries.clear();
		else this.entries.delete(name);
	}

	private async read(name: string, read: () => Promise<T>): Promise<T> {
		const at = this.now();
		// whoever was told to forget it, or to keep another one, is not overruled by a reading from before
		const ifCurrent = (act: () => void) => {
			if (this.entries.get(name) === entry) act();
		};
		const reading = read().then(
			(value) => {
				ifCurrent(() => this.entries.set(name, { value, at }));
				return value;
			},
			(error: unknown) => {
				ifCurrent(() => this.entries.delete(name));
				throw error;
			},
		);
		const entry: Entry<T> = { reading };
		this.put(name, entry);
		return await reading;
	}

	private put(name: string, entry: Entry<T>): void {
		this.entries.delete(name);
		this.entries.set(name, entry);
		const [oldest] = this.entries.keys();
		if (this.entries.size > this.most && oldest !== undefined) this.entries.delete(oldest);
	}
}

/** A memory for each owner, such as an execution, which is gone with it. */
export class MemoryOf<T> {
	private readonly memories = new WeakMap<object, Memory<T>>();

	of(owner: object): Memory<T> {
		const memory = this.memories.get(owner) ?? new Memory<T>();
		this.memories.set(owner, memory);
		return memory;
	}
}
