import { readFileSync } from 'node:fs';

/** What a piece of work cost. */
export interface Cost {
	wallMs: number;
	/** Processor time of the process, all threads. On Linux only. */
	cpuMs: number;
}

/** Does the work, and tells what it cost a process. */
export async function measured(pid: number, work: () => Promise<void>): Promise<Cost> {
	const cpu = cpuMs(pid);
	const started = performance.now();
	await work();
	return { wallMs: performance.now() - started, cpuMs: cpuMs(pid) - cpu };
}

/** Linux counts in ticks of 10 ms. */
function cpuMs(pid: number): number {
	if (process.platform !== 'linux') return NaN;
	const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
	const [user, system] = fields.split(' ').slice(11, 13);
	return 10 * (Number(user) + Number(system));
}

/** The median of some figures, and between what they lie. */
export function spread(figures: number[], show: (figure: number) => string): string {
	const sorted = figures.toSorted((one, other) => one - other);
	const [least = NaN] = sorted;
	const most = sorted.at(-1) ?? NaN;
	return `${show(median(figures))} (${show(least)}–${show(most)})`;
}

export function median(figures: number[]): number {
	const sorted = figures.toSorted((one, other) => one - other);
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** A table in Markdown. */
export function markdown(head: string[], rows: readonly string[][]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
