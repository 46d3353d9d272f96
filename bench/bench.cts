/**
 * `npm run bench`: how fast and how frugal the node is, beside other ways to do the same. Writes the
 * figures into docs/benchmarks.md, and their chart. `--quick` measures a part and writes nothing;
 * `--profile FOLDER` also keeps CPU profiles, to be opened in Chrome's developer tools.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { judge, judgeRatios, type OwnCosts } from '../scripts/bench/aims.cts';
import { measureLoad, startBench, type Cell } from '../scripts/bench/cells.cts';
import { chart } from '../scripts/bench/chart.cts';
import { LATENCIES_MS, LOADS, loadName } from '../scripts/bench/loads.cts';
import { pipelineCost } from '../scripts/bench/pipelineCost.cts';
import { contestantsFor } from '../scripts/bench/plan.cts';
import { measureInRealN8n } from '../scripts/bench/realN8n.cts';
import {
	aimsTable,
	circumstancesText,
	loadSections,
	loadTable,
	realTable,
	terminalTable,
} from '../scripts/bench/report.cts';
import { Results } from '../scripts/bench/results.cts';
import { N8N_VERSION } from '../harness/n8n/pins.cts';
import { n8nRuntime, type Runtime } from '../harness/n8n/runtime.cts';
import { costOverOneField } from './requireCost.cts';

const ROOT = join(__dirname, '..');
const DOC = join(ROOT, 'docs/benchmarks.md');
const CHART = join(ROOT, 'docs/benchmarks.svg');
const CHART_LATENCY_MS = 50;

/** People who fill in the form of one group, an execution each. */
const SUBMISSIONS = { items: 300, groups: 1 };

async function main(): Promise<void> {
	const quick = process.argv.includes('--quick');
	const profiles = process.argv[process.argv.indexOf('--profile') + 1];
	const started = Date.now();
	const loadBefore = loadavg()[0] ?? 0;
	const runtime = await n8nRuntime();
	const bench = await startBench(
		runtime,
		process.argv.includes('--profile') ? profiles : undefined,
	);

	const cells: Cell[] = [];
	for (const load of quick ? LOADS.filter(({ items }) => items === 200) : LOADS) {
		console.log(`${loadName(load)} …`);
		const latencies = quick ? [CHART_LATENCY_MS] : LATENCIES_MS;
		cells.push(...(await measureLoad(bench, load, latencies, contestantsFor(load))));
	}
	console.log('One execution for each submission …');
	const submissions = await measureLoad(
		bench,
		SUBMISSIONS,
		[CHART_LATENCY_MS],
		['submissions', 'submissionsReused'],
	);
	console.log('In a real n8n …');
	const shortLoads = LOADS.filter(({ items }) => items <= (quick ? 200 : 1000));
	const real = new Results(await measureInRealN8n(bench, shortLoads, CHART_LATENCY_MS));
	await bench.emulator.close();
	console.log('What the node itself costs …\n');
	const own = await ownCosts(runtime);

	const results = new Results(cells);
	const reuse = new Results(submissions);
	const aims = judge(results, own);
	console.log(`${terminalTable(results)}\n\n${terminalTable(reuse)}\n`);
	console.log(`${aimsTable(aims)}\n\nIn a real n8n:\n\n${realTable(real)}\n`);
	console.log(aimsTable(judgeRatios(real)));
	if (quick) return;
	const circumstances = circumstancesText({
		date: new Date().toISOString().slice(0, 10),
		versions: versionsOf(runtime),
		loadBefore,
		minutes: (Date.now() - started) / 60_000,
	});
	write({
		circumstances,
		aims: aimsTable(aims),
		loads: loadSections(results),
		reuse: loadTable(reuse, SUBMISSIONS),
		real: `${realTable(real)}\n\n${aimsTable(judgeRatios(real))}`,
	});
	writeFileSync(CHART, chart(results, CHART_LATENCY_MS));
}

async function ownCosts(runtime: Runtime): Promise<OwnCosts> {
	const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const nodes: string[] = n8n.nodes.map((file: string) => join(ROOT, file));
	const { ms, kB } = costOverOneField(nodes, ROOT, { node: runtime.node, tries: 40 });
	const packed = execFileSync('npm', ['pack', '--dry-run', '--json'], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return {
		pipeline: await pipelineCost(10_000),
		requireMs: ms,
		requireKb: kB,
		tarballBytes: JSON.parse(packed)[0].size,
	};
}

function versionsOf({ node }: Runtime): string {
	const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
	const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	return `n8n ${N8N_VERSION} on Node.js ${nodeVersion}, this package ${version}`;
}

/** Puts each text between its two marks in the document. The words around them are people's. */
function write(parts: Record<string, string>): void {
	let doc = readFileSync(DOC, 'utf8');
	for (const [name, text] of Object.entries(parts)) {
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
