import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.cts';

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
export function requireCost(files: string[], node: string, tries = 21) {
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
