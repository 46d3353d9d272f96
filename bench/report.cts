import { cpus, loadavg, totalmem } from 'node:os';
import { table } from '../../harness/table.cts';
import type { Aim } from './aims.cts';
import { CONTESTANTS } from './contestants.cts';
import { loadName, type Load } from './loads.cts';
import { cpuText, memoryText, requestsText, wallText, type Results } from './results.cts';

/** Where and with what was measured. */
export interface Circumstances {
	date: string;
	versions: string;
	loadBefore: number;
	minutes: number;
}

/** The one table, for the terminal. */
export function terminalTable(results: Results): string {
	const rows = results.loads().flatMap((load) =>
		results.latencies().flatMap((latencyMs) =>
			results.contestants(load).flatMap((contestant) => {
				const cell = results.find(load, latencyMs, contestant);
				if (!cell) return [];
				const figures = [wallText(cell), requestsText(cell), memoryText(cell), cpuText(cell)];
				return [[loadName(load), `${latencyMs} ms`, CONTESTANTS[contestant], ...figures]];
			}),
		),
	);
	return table(['Load', 'Latency', 'Who', 'Wall time', 'Requests', 'Memory', 'CPU'], rows);
}

/** The same for docs/benchmarks.md, a table for each load. */
export function loadSections(results: Results): string {
	return results
		.loads()
		.map((load) => `### ${loadName(load)}\n\n${loadTable(results, load)}`)
		.join('\n\n');
}

export function loadTable(results: Results, load: Load): string {
	const latencies = results.latencies();
	const head = [
		'',
		'API requests',
		...latencies.map((ms) => `Wall time, ${ms} ms`),
		...latencies.map((ms) => `CPU, ${ms} ms`),
		'Peak memory',
	];
	const rows = results.contestants(load).map((contestant) => {
		const cells = latencies.flatMap((ms) => results.find(load, ms, contestant) ?? []);
		const ran = cells.filter(({ costs }) => costs.length > 0);
		const [most] = ran.toSorted((one, other) => peak(other) - peak(one));
		return [
			CONTESTANTS[contestant],
			ran[0] ? requestsText(ran[0]) : '',
			...cells.map(wallText),
			...cells.map(cpuText),
			most ? `+${memoryText(most)}` : '',
		];
	});
	return markdown(head, rows);
}

/** Who took how long in a real n8n, at one latency. */
export function realTable(results: Results): string {
	const rows = results.loads().flatMap((load) =>
		results.contestants(load).flatMap((contestant) => {
			const cell = results.find(load, results.latencies()[0] ?? 0, contestant);
			if (!cell) return [];
			const figures = [requestsText(cell), wallText(cell), cpuText(cell)];
			return [[loadName(load), CONTESTANTS[contestant], ...figures]];
		}),
	);
	return markdown(['', '', 'API requests', 'Wall time', 'CPU'], rows);
}

function peak({ costs }: { costs: Array<{ peakMb: number }> }): number {
	return Math.max(...costs.map(({ peakMb }) => peakMb));
}

export function aimsTable(aims: Aim[]): string {
	return markdown(
		['Aim', 'Measured', ''],
		aims.map(({ aim, measured, met }) => [aim, measured, met ? 'met' : '**not met**']),
	);
}

export function circumstancesText({ date, versions, loadBefore, minutes }: Circumstances): string {
	const [cpu] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	return [
		`Measured on ${date}, in one run of ${minutes.toFixed(0)} minutes on one machine: ${cpus().length} cores (${cpu?.model.trim()}), ${memory} GB.`,
		`${versions}.`,
		`Load average before it began: ${loadBefore.toFixed(1)}; after it: ${(loadavg()[0] ?? 0).toFixed(1)}.`,
	].join('\n');
}

function markdown(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
