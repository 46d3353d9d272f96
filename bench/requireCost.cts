import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What it costs to require something. */
export interface RequireCost {
	ms: number;
	/** Heap that stays, in kB. */
	kB: number;
}

/** Requires files in a new process that has loaded what n8n has anyway. */
const PROGRAM = `
require('n8n-workflow'); require('crypto');
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
const { NodeConnectionTypes } = require('n8n-workflow');
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

/**
 * What files cost more than a node with one field. The time is the best of some tries, since whatever
 * else the machine does only adds to it; the memory is the middle one.
 * @param cwd where `n8n-workflow` is found
 */
export function costOverOneField(
	files: string[],
	cwd: string,
	{ node = process.execPath, tries = 15 } = {},
): RequireCost {
	const folder = mkdtempSync(join(tmpdir(), 'wawp-groups-cost-'));
	try {
		// below the package, where it finds n8n-workflow
		const oneField = join(folder, 'OneField.node.js');
		writeFileSync(
			oneField,
			ONE_FIELD_NODE.replace("'n8n-workflow'", JSON.stringify(resolved(cwd))),
		);
		const run = (...some: string[]) => best(node, some, cwd, tries);
		const [ours, least] = [run(...files), run(oneField)];
		return { ms: ours.ms - least.ms, kB: ours.kB - least.kB };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function resolved(cwd: string): string {
	return require.resolve('n8n-workflow', { paths: [cwd] });
}

function best(node: string, files: string[], cwd: string, tries: number): RequireCost {
	const costs = Array.from({ length: tries }, (): RequireCost => {
		const args = ['--expose-gc', '-e', PROGRAM, ...files];
		return JSON.parse(execFileSync(node, args, { cwd, encoding: 'utf8' }));
	});
	const memory = costs.map(({ kB }) => kB).toSorted((one, other) => one - other);
	return {
		ms: Math.min(...costs.map(({ ms }) => ms)),
		kB: memory[Math.floor(memory.length / 2)] ?? NaN,
	};
}
