/**
 * `npm run bench`: how fast and how frugal the node is, beside other ways to do the same. Writes the
 * figures into docs/benchmarks.md. `--quick` measures a part and writes nothing; `--profile FOLDER` also
 * keeps CPU profiles, to be opened in Chrome's developer tools. It reports; it never fails a build.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { N8N_VERSION } from '../harness/n8n/pins.cts';
import { n8nRuntime } from '../harness/n8n/runtime.cts';
import { runPlan } from '../nodes/WawpGroups/pipeline/plan';
import { CONTESTANTS, loadName, LOADS, type Facts, type Load } from './contestants.cts';
import type { EmulatorQuestion } from './emulatorProcess.cts';
import { median, Peer, spread, type Cost } from './measure.cts';
import { startRealN8n } from './realN8n.cts';
import { requireCost } from './requireCost.cts';

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
	idleMb: number;
}

const quick = process.argv.includes('--quick');
const at = process.argv.indexOf('--profile');
const profiles = at === -1 ? undefined : process.argv[at + 1];

async function main(): Promise<void> {
	const started = Date.now();
	const [before = 0] = loadavg();
	const runtime = await n8nRuntime();
	const { peer: emulator, first } = await Peer.start<EmulatorQuestion, number & Facts>(
		join(__dirname, 'emulatorProcess.cts'),
		runtime.node,
	);
	const facts: Facts = first;
	const cells: Cell[] = [];
	const loads = quick ? LOADS.filter(({ items }) => items === 200) : LOADS;

	/** Contestants take turns, so that what else the machine does bears on all of them. */
	const takeTurns = async (some: Cell[], run: (cell: Cell) => Promise<Cost>) => {
		for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
			for (const cell of some) {
				await emulator.ask({ latencyMs: cell.latencyMs });
				cell.costs.push(await run(cell));
				cell.requests = await emulator.ask({ count: true });
			}
		}
	};

	for (const load of loads) {
		console.log(`${loadName(load)} …`);
		const names = Object.keys(CONTESTANTS).filter((name) => CONTESTANTS[name]?.runs(load));
		const peers = new Map<string, Peer<Load, Cost>>();
		const own: Cell[] = [];
		for (const contestant of names) {
			const profile = profiles ? ['--cpu-prof', '--cpu-prof-dir', `${profiles}/${contestant}`] : [];
			const { peer, first: idleMb } = await Peer.start<Load, Cost & number>(
				join(__dirname, 'contestantProcess.cts'),
				runtime.node,
				['-r', join(__dirname, 'oneN8n.cts'), ...profile],
				{
					BENCH_N8N: runtime.n8n,
					BENCH_FACTS: JSON.stringify(facts),
					BENCH_CONTESTANT: contestant,
				},
			);
			peers.set(contestant, peer);
			await emulator.ask({ latencyMs: 0 });
			// warmed up, but for codes that are kept
			if (!load.executions) await peer.ask({ ...load, items: Math.min(200, load.items) });
			for (const latencyMs of LATENCIES_MS) {
				own.push({ load, latencyMs, contestant, costs: [], requests: 0, idleMb });
			}
		}
		await takeTurns(own, async ({ contestant }) => {
			const cost = await peers.get(contestant)?.ask(load);
			if (!cost) throw new Error(`${contestant} is not there`);
			return cost;
		});
		for (const peer of peers.values()) await peer.close();
		cells.push(...own);
	}

	console.log('In a real n8n …');
	const n8n = await startRealN8n(runtime, facts);
	const real = loads
		.filter(({ items, executions }) => items <= 1000 && !executions)
		.flatMap((load) =>
			Object.entries(CONTESTANTS).flatMap(([contestant, { inRealN8n, runs }]) =>
				inRealN8n && (runs(load) || contestant === 'httpCredential')
					? [{ load, latencyMs: 50, contestant, costs: [], requests: 0, idleMb: 0 }]
					: [],
			),
		);
	await takeTurns(real, async ({ contestant, load }) => await n8n.run(contestant, load));
	await n8n.close();
	await emulator.close();

	const texts = {
		circumstances: circumstances(runtime.node, before, (Date.now() - started) / 60_000),
		own: await ownCosts(runtime.node),
		aims: aims(cells),
		loads: loads.map((load) => `### ${loadName(load)}\n\n${loadTable(cells, load)}`).join('\n\n'),
		real: realTable(real),
	};
	for (const text of Object.values(texts)) console.log(`\n${text}`);
	if (!quick) write(texts);
}

function seconds(ms: number): string {
	return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toPrecision(3)} s`;
}

function wall(costs: Cost[]): string {
	return spread(
		costs.map(({ wallMs }) => wallMs),
		seconds,
	);
}

function cpu(costs: Cost[]): string {
	return seconds(median(costs.map(({ cpuMs }) => cpuMs)));
}

function loadTable(cells: Cell[], load: Load): string {
	const rows = Object.entries(CONTESTANTS).flatMap(([contestant, { name }]) => {
		const own = cells.filter((cell) => cell.load === load && cell.contestant === contestant);
		if (own.length === 0) return [];
		const peak = Math.max(...own.flatMap(({ costs }) => costs.map(({ peakMb }) => peakMb)));
		const requests = own.map((cell) => cell.requests.toLocaleString('en'));
		const memory = `+${Math.max(0, Math.round(peak - (own[0]?.idleMb ?? 0)))} MB`;
		const times = own.flatMap(({ costs }) => [wall(costs), cpu(costs)]);
		return [[name, [...new Set(requests)].join(', '), ...times, memory]];
	});
	const times = LATENCIES_MS.flatMap((ms) => [`Wall time, ${ms} ms`, `CPU, ${ms} ms`]);
	return table(['', 'API requests', ...times, 'Peak memory'], rows);
}

function realTable(cells: Cell[]): string {
	const rows = cells.map(({ load, contestant, requests, costs }) => [
		loadName(load),
		CONTESTANTS[contestant]?.name ?? '',
		requests.toLocaleString('en'),
		wall(costs),
		cpu(costs),
	]);
	return table(['', '', 'API requests', 'Wall time', 'CPU'], rows);
}

/** What was to be reached, and whether it was. Ratios are taken run by run, at 50 ms. */
function aims(cells: Cell[]): string {
	const find = (load: Load, contestant: string) =>
		cells.find((c) => c.load === load && c.latencyMs === 50 && c.contestant === contestant);
	const rows = LOADS.flatMap((load) => {
		const ours = find(load, 'node');
		if (!ours || load.executions) return [];
		const other = load.items === load.groups ? 'fetch' : 'floor';
		const least = find(load, other)?.costs ?? [];
		const ratios = ours.costs.map(({ wallMs }, i) => wallMs / (least[i]?.wallMs ?? NaN));
		const ratio = spread(ratios, (figure) => figure.toFixed(2));
		const name = loadName(load);
		const compared = `at most 1.2 times as long as ${CONTESTANTS[other]?.name}`;
		return [
			[`${name}: one request for each group`, `${ours.requests}`, ours.requests === load.groups],
			[`${name}: ${compared}`, ratio, median(ratios) <= 1.2],
		] as const;
	});
	const cellsOf = rows.map(([aim, figure, met]) => [aim, figure, met ? 'met' : '**not met**']);
	return table(['Aim', 'Measured', ''], cellsOf);
}

/** What the package costs by itself: to load, to download, and for each item. */
async function ownCosts(node: string): Promise<string> {
	const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const files: string[] = n8n.nodes.map((file: string) => join(ROOT, file));
	const { ms, leastMs, overMs, overKb } = requireCost(files, node);
	const packed = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: ROOT });
	const [{ size }] = JSON.parse(packed.toString());
	const items: number[] = [];
	for (let run = 0; run < 7; run++) {
		const started = performance.now();
		await runPlan({
			count: 10_000,
			safe: true,
			maxConcurrency: 10,
			keepGoing: true,
			prepare: (item) => ({ question: String(item % 50), run: async () => ({}) }),
			execute: async (job) => await job.run(Object.create(null)),
			onStop: () => {},
		});
		items.push((performance.now() - started) / 10);
	}
	return table(
		['What', 'Measured'],
		[
			[
				'Requiring both nodes',
				`${ms.toFixed(1)} ms; a node with one field: ${leastMs.toFixed(1)} ms`,
			],
			[
				'More than a node with one field',
				`${overMs.toFixed(1)} ms, ${Math.round(overKb)} kB of heap`,
			],
			['The pipeline, for each of 10,000 items', spread(items, (us) => `${us.toFixed(1)} µs`)],
			['The packed tarball', `${(size / 1000).toFixed(1)} kB`],
		],
	);
}

function circumstances(node: string, loadBefore: number, minutes: number): string {
	const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
	const [processor] = cpus();
	return [
		`Measured on ${new Date().toISOString().slice(0, 10)}, in one run of ${minutes.toFixed(0)} minutes on one machine: ${cpus().length} cores (${processor?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB.`,
		`n8n ${N8N_VERSION} on Node.js ${nodeVersion}, this package ${version}. Load average before it began: ${loadBefore.toFixed(1)}.`,
	].join('\n');
}

function table(head: string[], rows: readonly string[][]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
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

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
