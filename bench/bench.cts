/**
 * `npm run bench`: how fast and how frugal the node is, beside other ways to do the same, in a real n8n.
 * Writes the figures into docs/benchmarks.md. `--bursts` measures and writes what becomes of 300 forms at once,
 * `--deliveries` what deliveries cost the trigger, and nothing else; `--quick` measures a part and writes nothing; `--profile FOLDER` also keeps CPU profiles of n8n, to be opened in Chrome's developer tools. It reports; it never
 * fails a build.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { createState, startEmulator } from '../emulator/index.cts';
import { N8N_VERSION } from '../harness/n8n/pins.cts';
import { n8nRuntime } from '../harness/n8n/runtime.cts';
import { BURST_CONTESTANTS, bursts } from './bursts.cts';
import { CONTESTANTS, loadName, LOADS, type Load } from './contestants.cts';
import { deliveries } from './deliveries.cts';
import { markdown, median, spread, type Cost } from './measure.cts';
import { ownCosts } from './ownCosts.cts';
import { startRealN8n } from './realN8n.cts';

const ROOT = join(__dirname, '..');
const DOC = join(ROOT, 'docs/benchmarks.md');
const LATENCIES_MS = [0, 50];
const ROUNDS = 3;

/** All runs of a contestant with a load and a latency. */
interface Cell {
	load: Load;
	latencyMs: number;
	contestant: string;
	costs: Cost[];
	requests: number;
}

const quick = process.argv.includes('--quick');
const burstsOnly = process.argv.includes('--bursts');
const deliveriesOnly = process.argv.includes('--deliveries');
const isPart = burstsOnly || deliveriesOnly;
const at = process.argv.indexOf('--profile');
const profiles = at === -1 ? undefined : process.argv[at + 1];

async function main(): Promise<void> {
	const started = Date.now();
	const [before = 0] = loadavg();
	const runtime = await n8nRuntime();
	const own = isPart ? '' : await ownCosts(runtime.node);
	const emulator = await startEmulator({ state: createState({ groups: 1000 }) });
	const env = profiles && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` };
	const contestants = { ...CONTESTANTS, ...BURST_CONTESTANTS };
	const n8n = await startRealN8n(runtime, emulator, contestants, { ...env });
	const loads = isPart ? [] : quick ? LOADS.filter(({ items }) => items === 200) : LOADS;
	const cells: Cell[] = [];
	for (const load of loads) {
		console.log(`${loadName(load)} …`);
		const names = Object.keys(CONTESTANTS).filter((name) => CONTESTANTS[name]?.runs(load));
		for (const name of names) await n8n.run(name, { ...load, items: Math.min(200, load.items) });
		const some = LATENCIES_MS.flatMap((latencyMs) =>
			names.map((contestant): Cell => ({ load, latencyMs, contestant, costs: [], requests: 0 })),
		);
		// they take turns, so that what else the machine does bears on all of them
		for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
			for (const cell of some) {
				emulator.reset();
				emulator.latencyMs = cell.latencyMs;
				cell.costs.push(await n8n.run(cell.contestant, load));
				cell.requests = emulator.requests.length;
			}
		}
		cells.push(...some);
	}
	emulator.latencyMs = 0;
	const burstTable = quick || deliveriesOnly ? '' : await bursts(n8n, emulator);
	const deliveryTable = quick || burstsOnly ? '' : await deliveries(n8n, emulator);
	await n8n.stop();
	await emulator.close();

	const texts = {
		...(!deliveriesOnly && { bursts: burstTable }),
		...(!burstsOnly && { deliveries: deliveryTable }),
		...(!isPart && {
			circumstances: circumstances(runtime.node, before, (Date.now() - started) / 60_000),
			own,
			aims: aims(cells),
			loads: loads.map((load) => `### ${loadName(load)}\n\n${loadTable(cells, load)}`).join('\n\n'),
		}),
	};
	for (const text of Object.values(texts)) console.log(`\n${text}`);
	if (!quick) write(texts);
}

function seconds(ms: number): string {
	return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toPrecision(3)} s`;
}

function loadTable(cells: Cell[], load: Load): string {
	const rows = Object.entries(CONTESTANTS).flatMap(([contestant, { name }]) => {
		const own = cells.filter((cell) => cell.load === load && cell.contestant === contestant);
		if (own.length === 0) return [];
		const requests = own.map((cell) => cell.requests.toLocaleString('en'));
		const times = own.flatMap(({ costs }) => [
			spread(
				costs.map(({ wallMs }) => wallMs),
				seconds,
			),
			seconds(median(costs.map(({ cpuMs }) => cpuMs))),
		]);
		return [[name, [...new Set(requests)].join(', '), ...times]];
	});
	const times = LATENCIES_MS.flatMap((ms) => [`Wall time, ${ms} ms`, `CPU, ${ms} ms`]);
	return markdown(['', 'API requests', ...times], rows);
}

/** What was to be reached, and whether it was. Ratios are taken run by run, at 50 ms. */
function aims(cells: Cell[]): string {
	const latency = 50;
	const rows = LOADS.flatMap((load): Array<[string, string, boolean]> => {
		const at = (name: string) =>
			cells.find((c) => c.load === load && c.latencyMs === latency && c.contestant === name);
		const ours = at('node');
		if (!ours || load.executions) return [];
		const isDistinct = load.items === load.groups;
		const name = loadName(load);
		const ratio = (mine: Cell | undefined, other: (i: number) => number) =>
			mine?.costs.map(({ wallMs }, i) => other(i) / wallMs) ?? [];
		const faster = (other: string, aim: number): [string, string, boolean] => {
			const theirs = at(other)?.costs ?? [];
			const figures = ratio(at(isDistinct ? 'node50' : 'node'), (i) => theirs[i]?.wallMs ?? NaN);
			const text = `${name}${isDistinct ? ', 50 at once' : ''}: ${aim} times as fast as ${CONTESTANTS[other]?.name}`;
			return [text, spread(figures, fixed), median(figures) >= aim];
		};
		const aim = isDistinct ? 1.4 : load.items === 200 ? 4 : 5;
		const floor = at('floor')?.costs ?? [];
		// n8n's part cannot be had for less, nor can waiting for the answers, ten at a time
		const waiting = latency * Math.ceil(load.groups / 10);
		const over = ratio(ours, (i) => (floor[i]?.wallMs ?? NaN) + waiting).map((each) => 1 / each);
		return [
			[`${name}: one request for each group`, `${ours.requests}`, ours.requests === load.groups],
			[`${name}: at most 1.2 times the floor`, spread(over, fixed), median(over) <= 1.2],
			faster('httpKeys', aim),
			faster('httpCredential', aim),
		];
	});
	const cellsOf = rows.map(([aim, figure, met]) => [aim, figure, met ? 'met' : '**not met**']);
	return markdown(['Aim', 'Measured', ''], cellsOf);
}

const fixed = (figure: number) => figure.toFixed(2);

function circumstances(node: string, loadBefore: number, minutes: number): string {
	const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
	const [processor] = cpus();
	return [
		`Measured on ${new Date().toISOString().slice(0, 10)}, in one run of ${minutes.toFixed(0)} minutes on one machine: ${cpus().length} cores (${processor?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB.`,
		`n8n ${N8N_VERSION} on Node.js ${nodeVersion}, this package ${version}. Load average before it began: ${loadBefore.toFixed(1)}.`,
	].join('\n');
}

/** Puts each text between its two marks in the document. The words around them are people's. */
function write(texts: Record<string, string>): void {
	let doc = readFileSync(DOC, 'utf8');
	for (const [name, text] of Object.entries(texts)) {
		const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
		const [before, rest] = doc.split(from);
		const after = rest?.split(to)[1];
		if (before === undefined || after === undefined) throw new Error(`${DOC} has no ${from}`);
		doc = `${before}${from}\n\n${text}\n\n${to}${after}`;
	}
	writeFileSync(DOC, doc);
}

// n8n ends with this process, also when that is told to end
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
	console.error(error);
	// n8n ends with this process
	process.exit(1);
});
