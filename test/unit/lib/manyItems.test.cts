import { until, turn } from '../../../harness/engine/clock.cts';
import { runPlan, type Plan } from '../../../nodes/WawpGroups/pipeline/plan';

/** A plan in which every item asks something else, unless told otherwise. */
function planOf(some: Partial<Plan>): Plan {
	return {
		count: 0,
		safe: true,
		maxConcurrency: 10,
		keepGoing: true,
		sharesAnswers: true,
		read: (item) => item,
		execute: async () => ({}),
		onStop: () => {},
		...some,
	};
}

describe('an execution with very many items', () => {
	it('does not even read those that wait for a request', async () => {
		let read = 0;
		const cancel = new AbortController();
		const stopped = new Promise<object>((resolve) =>
			cancel.signal.addEventListener('abort', () => resolve({})),
		);
		const running = runPlan(
			planOf({
				count: 100_000,
				cancelled: cancel.signal,
				read(item) {
					read += 1;
					return item;
				},
				// no answer until the execution is cancelled
				execute: async () => ({ ...(await stopped) }),
			}),
		);
		// those that are under way
		await until(() => read >= 10);
		for (let i = 0; i < 100; i++) await turn();
		expect(read).toBe(10);
		cancel.abort();
		await expect(running).rejects.toThrow('canceled');
	});

	it.each([
		// each of ten workers takes one more before it pauses
		['reads', true, 30],
		['changes', false, 20],
	])('lets n8n do other work while they are read: %s', async (_, safe, longest) => {
		let ms = 0;
		const performanceNow = jest.spyOn(performance, 'now').mockImplementation(() => ms);
		let turns = 0;
		let isDone = false;
		const counting = until(() => {
			turns += 1;
			return isDone;
		});
		await runPlan(
			planOf({
				count: 200,
				safe,
				read() {
					ms += 1;
					return 'the same';
				},
			}),
		);
		isDone = true;
		await counting;
		performanceNow.mockRestore();
		// 200 ms of reading, and no more than so many at a stretch
		expect(turns).toBeGreaterThanOrEqual(Math.floor(200 / (longest + 1)));
	});
});
