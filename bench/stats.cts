/** The middle of some figures, and how far they lie apart. */
export interface Spread {
	median: number;
	least: number;
	most: number;
	runs: number;
}

export function spreadOf(figures: number[]): Spread {
	const sorted = figures.toSorted((one, other) => one - other);
	const middle = (sorted.length - 1) / 2;
	const at = (index: number) => sorted[index] ?? NaN;
	return {
		median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
		least: at(0),
		most: at(sorted.length - 1),
		runs: sorted.length,
	};
}

/**
 * How many times as much the first took as the second, run by run: both of a pair ran one right after
 * the other, so what else the machine did bears on both. Where one has fewer runs, its median stands in.
 */
export function ratios(ones: number[], others: number[]): Spread {
	const one = spreadOf(ones).median;
	const other = spreadOf(others).median;
	const count = Math.max(ones.length, others.length);
	return spreadOf(Array.from({ length: count }, (_, i) => (ones[i] ?? one) / (others[i] ?? other)));
}
