import type { Emulator } from '../../emulator/index.cts';
import { clock, turn } from '../../harness/engine/clock.cts';

/** Does work; whenever all requests under way are held, their time limits are reached. */
export async function reachingLimits<T>({ faults }: Emulator, work: Promise<T>): Promise<T> {
	let isDone = false;
	const done = () => (isDone = true);
	work.then(done, done);
	while (!isDone) {
		if (faults.held > 0 && faults.held === clock.limited) clock.reachLimits();
		await turn();
	}
	return await work;
}
