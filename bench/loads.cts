/** Many items in one execution, beside the HTTP Request node. */
import { CONTESTANTS } from './contestants.cts';
import { markdown, measured, median, spread, type Cost } from './measure.cts';
import { isInvite, peopleOf, type RealN8n } from './realN8n.cts';

const LOADS = [
	{ items: 1000, groups: 1000 },
	{ items: 1000, groups: 5 },
];
const ROUNDS = 3;
/** How long Wawp takes for an answer, in milliseconds. */
const LATENCY = 50;
const { node, httpKeys, httpCredential } = CONTESTANTS;

/** Measures, and tells in a table. */
export async function loads(n8n: RealN8n, isQuick: boolean): Promise<string> {
	const { emulator } = n8n;
	const rows: string[][] = [];
	for (const { items, groups } of isQuick ? LOADS.slice(1) : LOADS) {
		const name = `${items.toLocaleString('en')} items, ${groups.toLocaleString('en')} groups`;
		console.log(`${name} …`);
		const people = peopleOf(emulator, items, groups);
		const runs = [];
		for (const contestant of [node, httpKeys, httpCredential]) {
			const submit = await n8n.publish(contestant);
			const { instanceId } = emulator.state;
			const costs: Cost[] = [];
			// the first one warms up
			await submit(people.slice(0, 200));
			runs.push({ contestant, submit, instanceId, costs, requests: 0 });
		}
		emulator.latencyMs = LATENCY;
		// they take turns, so that what else the machine does bears on all of them
		for (let round = 0; round < (isQuick ? 1 : ROUNDS); round++) {
			for (const run of runs) {
				emulator.reset();
				emulator.state.instanceId = run.instanceId;
				const cost = await measured(n8n.n8n.pid, async () => {
					const got = await run.submit(people);
					if (got.length !== items || !got.every(isInvite)) throw new Error('Not all got a link');
				});
				run.costs.push(cost);
				run.requests = emulator.requests.length;
			}
		}
		emulator.latencyMs = 0;
		const [ours] = runs;
		for (const { contestant, requests, costs } of runs) {
			const ratios = costs.map(({ wallMs }, round) => wallMs / (ours?.costs[round]?.wallMs ?? NaN));
			rows.push([
				...[name, contestant.name, requests.toLocaleString('en')],
				spread(
					costs.map(({ wallMs }) => wallMs / 1000),
					(seconds) => `${seconds.toFixed(2)} s`,
				),
				`${(median(costs.map(({ cpuMs }) => cpuMs)) / 1000).toFixed(2)} s`,
				contestant === node ? '' : median(ratios).toFixed(2),
			]);
		}
	}
	return markdown(['', '', 'API requests', 'Time', 'CPU', 'of the time of Wawp Groups'], rows);
}
