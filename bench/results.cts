import type { Cell } from './cells.cts';
import type { ContestantName } from './contestants.cts';
import type { Load } from './loads.cts';
import { ratios, spreadOf, type Spread } from './stats.cts';

/** What was measured, to be asked for. */
export class Results {
	constructor(readonly cells: Cell[]) {}

	loads(): Load[] {
		return [...new Set(this.cells.map(({ load }) => load))];
	}

	latencies(): number[] {
		return [...new Set(this.cells.map(({ latencyMs }) => latencyMs))];
	}

	contestants(load: Load): ContestantName[] {
		const cells = this.cells.filter((cell) => cell.load === load);
		return [...new Set(cells.map(({ contestant }) => contestant))];
	}

	find(load: Load, latencyMs: number, contestant: ContestantName): Cell | undefined {
		return this.cells.find(
			(cell) =>
				cell.load === load && cell.latencyMs === latencyMs && cell.contestant === contestant,
		);
	}

	/** How many times as long `one` took as `other`; nothing if one of them did not run. */
	ratio(
		load: Load,
		latencyMs: number,
		one: ContestantName,
		other: ContestantName,
	): Spread | undefined {
		const [ones, others] = [one, other].map((name) =>
			(this.find(load, latencyMs, name)?.costs ?? []).map(({ wallMs }) => wallMs),
		);
		return ones?.length && others?.length ? ratios(ones, others) : undefined;
	}
}

/** "1.17 s (1.15–1.23)", or about how long it would have taken. */
export function wallText({ costs, estimatedMs }: Cell): string {
	if (costs.length === 0) return `not run (about ${Math.round(estimatedMs / 1000)} s)`;
	const { median, least, most } = spreadOf(costs.map(({ wallMs }) => wallMs));
	if (costs.length === 1) return `${duration(median)} (1 run)`;
	return `${duration(median)} (${duration(least)}–${duration(most)})`;
}

export function cpuText({ costs }: Cell): string {
	return costs.length === 0 ? '' : duration(spreadOf(costs.map(({ cpuMs }) => cpuMs)).median);
}

/** What the process needed above what it holds when nothing runs, at the most. */
export function memoryText({ costs, idleMb }: Cell): string {
	if (costs.length === 0) return '';
	return `${Math.max(0, Math.round(Math.max(...costs.map(({ peakMb }) => peakMb)) - idleMb))} MB`;
}

export function requestsText({ requests }: Cell): string {
	return [...new Set(requests)].map((count) => count.toLocaleString('en')).join(', ');
}

export function duration(ms: number): string {
	return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toPrecision(3)} s`;
}

/** "2.41 (2.30–2.60)" */
export function ratioText({ median, least, most, runs }: Spread): string {
	const range = runs > 1 ? ` (${least.toFixed(2)}–${most.toFixed(2)})` : ' (1 run)';
	return `${median.toFixed(2)}${range}`;
}
