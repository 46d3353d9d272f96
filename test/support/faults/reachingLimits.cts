import type { Emulator } from '../../../emulator/index.cts';
import { clock, turn } from '../../../harness/engine/clock.cts';

/** Does work; whenever all requests under way are held, their time limits are reached. */
export async function reachingLimits<T>({ faults }: Emulator, work: Promise<T>): Promise<T> {
	let isDone = false;
	const done = () => (isDone = true);
	work.then(done, done);
	while (!isDone) {
		if (faults.held > 0 && faults.held === clock.limited) {
			const closed = faults.letGo + faults.held;
			clock.reachLimits();
			// the next request may be under way before this one's connection is closed
			while (faults.letGo < closed) await turn();
		}
		await turn();
	}
	return await work;
}
