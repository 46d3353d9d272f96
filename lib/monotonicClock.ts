/**
 * A clock that is never set back: a computer's can be, and whoever waited until then would wait for hours.
 * @param now the time in milliseconds
 */
export function monotonicClock(now: () => number = () => Date.now()): () => number {
	let last = -Infinity;
	let ahead = 0;
	return () => {
		const time = now();
		if (time + ahead < last) ahead = last - time;
		last = time + ahead;
		return last;
	};
}
