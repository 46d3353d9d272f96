import { until } from '../../../harness/engine/clock.cts';
import { readItems } from '../../../nodes/WawpGroups/pipeline/plan';

it('n8n can do other work while very many items are read', async () => {
	let ms = 0;
	const performanceNow = jest.spyOn(performance, 'now').mockImplementation(() => ms);
	let turns = 0;
	let isDone = false;
	const counting = until(() => {
		turns += 1;
		return isDone;
	});
	await readItems(200, () => {
		ms += 1;
		return 'the same';
	});
	isDone = true;
	await counting;
	performanceNow.mockRestore();
	// 200 ms of reading, and no more than 20 at a stretch
	expect(turns).toBeGreaterThanOrEqual(Math.floor(200 / 21));
});

it('no more are read once the execution is cancelled', async () => {
	const cancel = new AbortController();
	let read = 0;
	await readItems(
		100_000,
		() => {
			read += 1;
			if (read === 5) cancel.abort();
		},
		cancel.signal,
	);
	expect(read).toBe(5);
});
