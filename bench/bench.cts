/**
 * `npm run bench`: what the node does beside other ways to do the same, in a real n8n. Writes the figures into
 * docs/benchmarks.md. `--loads` and `--bursts` measure and write one part of it; `--quick` measures a little, and
 * writes nothing. It reports; it never fails a build.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { buildPackage } from '../harness/n8n/installPackage.cts';
import { N8N_VERSION } from '../harness/n8n/pins.cts';
import { n8nRuntime } from '../harness/n8n/runtime.cts';
import { bursts } from './bursts.cts';
import { loads } from './loads.cts';
import { startRealN8n } from './realN8n.cts';

const ROOT = join(__dirname, '..');
const DOC = join(ROOT, 'docs/benchmarks.md');
const GROUPS = 1000;

async function main(): Promise<void> {
	const isQuick = process.argv.includes('--quick');
	const parts = ['loads', 'bursts'].filter((part) => process.argv.includes(`--${part}`));
	const isWanted = (part: string) =>
		isQuick ? part === 'loads' : parts.length === 0 || parts.includes(part);
	const runtime = await n8nRuntime();
	buildPackage();
	const [before = 0] = loadavg();
	const n8n = await startRealN8n(runtime, GROUPS);
	const circumstances = circumstancesOf(runtime.node, before);
	const tables: Record<string, string[][]> = {};
	if (isWanted('loads')) tables.loads = await loads(n8n, isQuick);
	if (isWanted('bursts')) tables.bursts = await bursts(n8n);
	await n8n.close();
	for (const [name, rows] of Object.entries(tables)) {
		console.log(`\n${markdown(rows)}`);
		if (!isQuick) write(name, `${circumstances}\n\n${markdown(rows)}`);
	}
}

/** A table in Markdown, of which the first row is the head. */
function markdown([head = [], ...rows]: string[][]): string {
	return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function circumstancesOf(node: string, loadBefore: number): string {
	const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
	const [processor] = cpus();
	const machine = `${cpus().length} cores (${processor?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`;
	return `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}; n8n ${N8N_VERSION} on Node.js ${nodeVersion}, this package ${version}; load average before it began: ${loadBefore.toFixed(1)}.`;
}

/** Puts a text between its two marks in the document. The words around it are people's. */
function write(name: string, text: string): void {
	const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const [before, rest] = readFileSync(DOC, 'utf8').split(from);
	const after = rest?.split(to)[1];
	if (before === undefined || after === undefined) throw new Error(`${DOC} has no ${from}`);
	writeFileSync(DOC, `${before}${from}\n\n${text}\n\n${to}${after}`);
}

// n8n ends with this process, also when that is told to end
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main()
	.then(() => process.exit())
	.catch((error: unknown) => {
		console.error(error);
		process.exit(1);
	});
