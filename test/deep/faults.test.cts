import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../harness/engine/loadPackage.cts';
import { FAULTS, MODES, useFaultRuns, type Row } from '../support/faultRuns.cts';

const runFault = useFaultRuns();
const rows = new Map<string, Row>();

describe('every operation, with every fault, in every error mode', () => {
	it.each(FAULTS)('%s', async (name) => {
		rows.set(name, await runFault(name, MODES));
	});
});

afterAll(() => {
	const lines = [
		'| Fault | What a read says | What a change says | Most requests for an item | Token seen | Wrong link |',
		'| --- | --- | --- | --- | --- | --- |',
		...[...rows].map(([name, row]) => {
			const cells = [row.reads, row.writes].map((texts) => [...texts].join('; '));
			return `| ${[name, ...cells, row.requests, row.tokens || 'never', row.wrongLinks || 'never'].join(' | ')} |`;
		}),
	];
	mkdirSync(join(ROOT, '.jest'), { recursive: true });
	writeFileSync(join(ROOT, '.jest', 'faults.md'), `${lines.join('\n')}\n`);
});
