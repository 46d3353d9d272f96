import { readFileSync, writeFileSync } from 'node:fs';

/** What a piece of work cost. */
export interface Cost {
	wallMs: number;
	/** Processor time of this process, all threads. */
	cpuMs: number;
	/** The most memory that the process held meanwhile, in MB. */
	peakMb: number;
}

/** Does the work, and tells what it cost. */
export async function measured(work: () => Promise<void>): Promise<Cost> {
	globalThis.gc?.();
	forgetPeak();
	const cpu = process.cpuUsage();
	const started = performance.now();
	await work();
	const wallMs = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	return { wallMs, cpuMs: (user + system) / 1000, peakMb: peakMb() };
}

/** The same of another process; its processor time to a hundredth of a second. Only on Linux. */
export async function measuredOf(pid: number, work: () => Promise<void>): Promise<Cost> {
	forgetPeak(pid);
	const cpu = cpuMsOf(pid);
	const started = performance.now();
	await work();
	const wallMs = performance.now() - started;
	return { wallMs, cpuMs: cpuMsOf(pid) - cpu, peakMb: peakMb(pid) };
}

/** Linux counts in ticks of 10 ms; elsewhere there is no such file. */
function cpuMsOf(pid: number): number {
	try {
		const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
		const [user, system] = fields.split(' ').slice(11, 13);
		return 10 * (Number(user) + Number(system));
	} catch {
		return NaN;
	}
}

/** Memory that the process holds now, in MB. */
export function residentMb(): number {
	return process.memoryUsage.rss() / 2 ** 20;
}

/** Linux can start the high-water mark afresh; elsewhere it is that of the whole process. */
function forgetPeak(pid: number | 'self' = 'self'): void {
	try {
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
	} catch {
		// not Linux, or not allowed
	}
}

function peakMb(pid: number | 'self' = 'self'): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
	} catch {
		return process.resourceUsage().maxRSS / 1024;
	}
}
