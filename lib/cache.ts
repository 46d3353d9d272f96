import { AbortedError } from './abort';

/** How a value is asked for. */
export interface Wanted<T> {
	/** How old the value may be, in milliseconds. */
	maxAgeMs: number;
	read(): Promise<T>;
	/** Waits for what somebody else is reading; `undefined` when this asker does not want to wait any longer. */
	wait?<R>(reading: Promise<R>): Promise<R | undefined>;
	/** Whether a failure of somebody else says nothing to this asker: they were stopped, not this one. */
	isOfReader?(error: unknown): boolean;
}

/** What is known under a key: a value, one that is being read, or that it is being changed. */
type Entry<T> =
	| { state: 'known'; value: T; at: number }
	| { state: 'reading'; reading: Promise<T> }
	| { state: 'changing'; wanted: boolean; sole: boolean };

/**
 * Remembers values for those who take an old one too. Who asks while somebody else is reading the
 * same shares that. No failure is kept, and nothing that was read while the value was being changed.
 */
export class Cache<T> {
	private readonly entries = new Map<string, Entry<T>>();

	/**
	 * @param most how many values are kept; the oldest go first
	 * @param now the time in milliseconds
	 */
	constructor(
		private readonly most: number,
		private readonly now: () => number = () => Date.now(),
	) {}

	/**
	 * A value that is young enough, or one read now.
	 * @throws what `read` throws, also somebody else's whom this one joined, unless that is of the reader only
	 */
	async get(key: string, wanted: Wanted<T>): Promise<T> {
		for (;;) {
			const entry = this.entries.get(key);
			if (entry?.state === 'changing') {
				entry.wanted = true;
				return await wanted.read();
			}
			if (entry?.state === 'reading') {
				const joined = await join(entry.reading, wanted);
				if (!joined) return await wanted.read();
				if (joined === AGAIN) continue;
				return joined.value;
			}
			const age = entry ? this.now() - entry.at : NaN;
			// A clock that was set back gives no age at all.
			if (entry && age >= 0 && age < wanted.maxAgeMs) return entry.value;
			return await this.read(key, wanted.read);
		}
	}

	/** What is known and not older than that, in milliseconds; nothing is read. */
	peek(key: string, maxAgeMs: number): T | undefined {
		const entry = this.entries.get(key);
		return entry?.state === 'known' && this.now() - entry.at < maxAgeMs ? entry.value : undefined;
	}

	/**
	 * Changes a value. The new one replaces the one that was kept; where none was, none is kept.
	 * @param work resolves to the new value
	 */
	async change(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.entries.get(key);
		const mine: Entry<T> = {
			state: 'changing',
			wanted: before?.state === 'changing' ? before.wanted : before !== undefined,
			// Of two changes at the same time nobody can tell which was the last.
			sole: before?.state !== 'changing',
		};
		this.put(key, mine);
		let changed: Entry<T> | undefined;
		try {
			const value = await work();
			if (mine.wanted && mine.sole) changed = { state: 'known', value, at: this.now() };
			return value;
		} finally {
			this.endChange(key, mine, changed);
		}
	}

	/** Drops what is known, and has what is being read now not be kept; changes look after themselves. */
	forget(key?: string): void {
		for (const each of key === undefined ? [...this.entries.keys()] : [key]) {
			if (this.entries.get(each)?.state !== 'changing') this.entries.delete(each);
		}
	}

	private endChange(key: string, mine: Entry<T>, changed: Entry<T> | undefined): void {
		const present = this.entries.get(key);
		if (present === mine && changed) this.put(key, changed);
		// What somebody read since may be older than this change; another change looks after itself.
		else if (present === mine || present?.state !== 'changing') this.entries.delete(key);
	}

	private async read(key: string, read: () => Promise<T>): Promise<T> {
		const at = this.now();
		const settle = (then: () => void) => {
			// Something else is known if the value was changed meanwhile.
			if (this.entries.get(key) === entry) then();
		};
		const reading = read().then(
			(value) => {
				settle(() => this.entries.set(key, { state: 'known', value, at }));
				return value;
			},
			(error: unknown) => {
				settle(() => this.entries.delete(key));
				throw error;
			},
		);
		const entry: Entry<T> = { state: 'reading', reading };
		this.put(key, entry);
		return await reading;
	}

	private put(key: string, entry: Entry<T>): void {
		this.entries.delete(key);
		for (const oldest of this.entries.keys()) {
			if (this.entries.size < this.most) break;
			this.entries.delete(oldest);
		}
		this.entries.set(key, entry);
	}
}

/** Somebody else failed for a reason of their own, which is no answer. */
const AGAIN = Symbol('again');

/** What somebody else is reading; `undefined` when it takes too long. */
async function join<T>(
	reading: Promise<T>,
	{ wait = async (outcome) => await outcome, isOfReader = isAborted }: Wanted<T>,
): Promise<{ value: T } | typeof AGAIN | undefined> {
	const outcome = reading.then(
		(value) => ({ value }),
		(error: unknown): typeof AGAIN => {
			if (isOfReader(error)) return AGAIN;
			throw error;
		},
	);
	// whoever is stopped does not look at it
	outcome.catch(() => {});
	return await wait(outcome);
}

function isAborted(error: unknown): boolean {
	return error instanceof AbortedError;
}
