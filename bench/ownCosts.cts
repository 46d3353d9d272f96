import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPlan } from '../nodes/WawpGroups/pipeline/plan';
import { markdown, median, spread } from './measure.cts';

const ROOT = join(__dirname, '..');

/** Requires files in a new process that has loaded what n8n has anyway. */
const PROGRAM = `
require(process.env.WORKFLOW); require('crypto');
gc();
const before = process.memoryUsage().heapUsed;
const started = performance.now();
const kept = process.argv.slice(1).map((file) => require(file));
const ms = performance.now() - started;
gc();
const kB = (process.memoryUsage().heapUsed - before) / 1024;
console.log(JSON.stringify({ ms, kB, kept: kept.length }));
`;

/** The smallest node that n8n would load. */
const ONE_FIELD_NODE = `
const { NodeConnectionTypes } = require(process.env.WORKFLOW);
exports.OneField = class OneField {
	description = {
		displayName: 'One Field',
		name: 'oneField',
		group: ['transform'],
		version: 1,
		description: 'Does nothing',
		defaults: { name: 'One Field' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Field', name: 'field', type: 'string', default: '' }],
	};
	async execute() {
		return [this.getInputData()];
	}
};
`;

/** What files cost n8n at its start: medians of as many new processes, in turn with a one-field node. */
function requireCost(files: string[], node: string, tries = 21) {
	const folder = mkdtempSync(join(tmpdir(), 'wawp-groups-cost-'));
	try {
		const oneField = join(folder, 'OneField.node.js');
		writeFileSync(oneField, ONE_FIELD_NODE);
		const env = { ...process.env, WORKFLOW: require.resolve('n8n-workflow') };
		const run = (some: string[]): { ms: number; kB: number } =>
			JSON.parse(
				execFileSync(node, ['--expose-gc', '-e', PROGRAM, ...some], { env, encoding: 'utf8' }),
			);
		const pairs = Array.from({ length: tries }, () => ({
			ours: run(files),
			least: run([oneField]),
		}));
		return {
			ms: median(pairs.map(({ ours }) => ours.ms)),
			leastMs: median(pairs.map(({ least }) => least.ms)),
			overMs: median(pairs.map(({ ours, least }) => ours.ms - least.ms)),
			overKb: median(pairs.map(({ ours, least }) => ours.kB - least.kB)),
		};
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** What the package costs by itself: to load, to download, and for each item. */
export async function ownCosts(node: string): Promise<string> {
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
	const least = `a node with one field: ${leastMs.toFixed(1)} ms`;
	const more = `${overMs.toFixed(1)} ms, ${Math.round(overKb)} kB of heap`;
	return markdown(
		['What', 'Measured'],
		[
			['Requiring both nodes', `${ms.toFixed(1)} ms; ${least}`],
			['More than a node with one field', more],
			['The pipeline, for each of 10,000 items', spread(items, (us) => `${us.toFixed(1)} µs`)],
			['The packed tarball', `${(size / 1000).toFixed(1)} kB`],
		],
	);
}
