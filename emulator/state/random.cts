/** A seeded source of numbers: the same seed gives the same state, so that tests can repeat. */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** The next number, at least 0 and below `limit` (mulberry32). */
	below(limit: number): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
	}

	/** `length` characters drawn from `alphabet`. */
	text(length: number, alphabet: string): string {
		let text = '';
		while (text.length < length) text += alphabet.charAt(this.below(alphabet.length));
		return text;
	}

	/** `length` digits. */
	digits(length: number): string {
		return this.text(length, '0123456789');
	}

	/** `length` letters and digits. */
	alphanumerics(length: number): string {
		return this.text(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
	}
}
