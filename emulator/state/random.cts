import { createHash } from 'node:crypto';

/** A seeded source of numbers: the same seed gives the same state, so that tests can repeat. */
export class Random {
	private count = 0;

	constructor(private readonly seed: number) {}

	/** The next number, at least 0 and below `limit`. */
	below(limit: number): number {
		const digest = createHash('sha256')
			.update(`${this.seed} ${(this.count += 1)}`)
			.digest();
		return digest.readUInt32BE() % limit;
	}

	/** `length` characters drawn from `alphabet`. */
	text(length: number, alphabet: string): string {
		return Array.from({ length }, () => alphabet.charAt(this.below(alphabet.length))).join('');
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
