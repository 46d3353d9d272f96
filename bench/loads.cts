/** Many items in one execution, beside the HTTP Request node. */
import { CONTESTANTS } from './contestants.cts';
import { isInvite, peopleOf, type RealN8n } from './realN8n.cts';

const ITEMS = 1000;
const ROUNDS = 3;
/** How long Wawp takes for an answer, in milliseconds. */
const LATENCY = 50;

/** Measures, and tells in rows of a table. */
export async function loads(n8n: RealN8n, isQuick: boolean): Promise<string[][]> {
	const rows = [['', '', 'API requests', 'Time', 'of that of Wawp Groups']];
	for (const groups of isQuick ? [5] : [1000, 5]) {
		const people = peopleOf(n8n.emulator, ITEMS, groups);
		const runs = [];
		for (const { name, node } of [CONTESTANTS.node, CONTESTANTS.http]) {
			const submit = await n8n.publish({ name, node });
			// the first one warms up
			await submit(people.slice(0, 200));
			runs.push({
				name,
				submit,
				instanceId: n8n.emulator.state.instanceId,
				times: [0],
				requests: 0,
			});
		}
		n8n.emulator.latencyMs = LATENCY;
		// they take turns, so that what else the machine does bears on both
		for (let round = 0; round < (isQuick ? 1 : ROUNDS); round++) {
			for (const run of runs) {
				n8n.emulator.reset();
				n8n.emulator.state.instanceId = run.instanceId;
				const started = performance.now();
				const got = await run.submit(people);
				run.times[round] = performance.now() - started;
				if (got.length !== ITEMS || !got.every(isInvite)) throw new Error('Not all got a link');
				run.requests = n8n.emulator.requests.length;
			}
		}
		n8n.emulator.latencyMs = 0;
		const [ours] = runs;
		for (const { name, times, requests } of runs) {
			const ratio = median(times.map((ms, round) => ms / (ours?.times[round] ?? NaN)));
			rows.push([
				...[`1,000 items, ${groups.toLocaleString('en')} groups`, name],
				...[requests.toLocaleString('en'), `${(median(times) / 1000).toFixed(2)} s`],
				ratio.toFixed(2),
			]);
		}
	}
	return rows;
}

function median(figures: number[]): number {
	const sorted = figures.toSorted((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
