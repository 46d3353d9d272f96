import type { ContestantName } from './contestants.cts';
import { isDistinct, loadName, type Load } from './loads.cts';
import { ratioText, type Results } from './results.cts';
import type { Spread } from './stats.cts';

/** Something that was to be reached, and what was measured. */
export interface Aim {
	aim: string;
	measured: string;
	met: boolean;
}

/** Figures that do not come from a load. */
export interface OwnCosts {
	/** µs an item of 10,000. */
	pipeline: Spread;
	requireMs: number;
	requireKb: number;
	tarballBytes: number;
}

/** A ratio that has to be at least, or at the most, so much. */
interface RatioAim {
	load: Load;
	who: string;
	limit: ['at least' | 'at most', number];
	compared: string;
	/** Took so many times as long … */
	one: ContestantName;
	/** … as this. */
	other: ContestantName;
}

/** The aims are for the usual latency. */
const LATENCY_MS = 50;

/** The HTTP Request node, in the two ways that people set it up. */
const HTTP: Array<[ContestantName, string]> = [
	['httpRequest', 'HTTP Request with the keys in the node'],
	['httpCredential', 'HTTP Request with a credential'],
	['httpCustom', 'HTTP Request with Custom Auth'],
];

export function judge(results: Results, own: OwnCosts): Aim[] {
	const { median, least, most } = own.pipeline;
	return [
		...results.loads().map((load) => requestAim(results, load)),
		...judgeRatios(results),
		{
			aim: 'The pipeline itself, with 10,000 items: below 20 µs for each',
			measured: `${median.toFixed(1)} µs (${least.toFixed(1)}–${most.toFixed(1)})`,
			met: median < 20,
		},
		{
			aim: 'Requiring both nodes: under 3 ms more than a node with one field',
			measured: `${own.requireMs.toFixed(2)} ms`,
			met: own.requireMs < 3,
		},
		{
			aim: 'Requiring both nodes: under 1 MB more than a node with one field',
			measured: `${Math.round(own.requireKb)} kB`,
			met: own.requireKb < 1024,
		},
		{
			aim: 'The packed tarball: under 60 kB',
			measured: `${(own.tarballBytes / 1000).toFixed(1)} kB`,
			met: own.tarballBytes < 60_000,
		},
	];
}

/** The aims that compare contestants, for those that ran. */
export function judgeRatios(results: Results): Aim[] {
	return results
		.loads()
		.flatMap((load) => (isDistinct(load) ? distinctAims(load) : repeatedAims(load)))
		.flatMap((aim) => judgeRatio(results, aim));
}

function requestAim(results: Results, load: Load): Aim {
	const counts = results
		.latencies()
		.flatMap((latencyMs) => results.find(load, latencyMs, 'node')?.requests ?? []);
	return {
		aim: `${loadName(load)}: one request for each distinct group`,
		measured: [...new Set(counts)].map((count) => count.toLocaleString('en')).join(', '),
		met: counts.every((count) => count === load.groups),
	};
}

function distinctAims(load: Load): RatioAim[] {
	return [
		...HTTP.map(([one, name]): RatioAim => {
			const compared = `times as fast as ${name}`;
			return { load, who: '50 at once', limit: ['at least', 1.4], compared, one, other: 'node50' };
		}),
		{
			load,
			who: '10 at once',
			limit: ['at most', 1.2],
			compared: 'times as long as plain fetch, 10 at once',
			one: 'node',
			other: 'fetch',
		},
	];
}

function repeatedAims(load: Load): RatioAim[] {
	const who = 'by default';
	const factor = load.items <= 200 ? 4 : 5;
	return [
		...HTTP.map(([one, name]): RatioAim => {
			const compared = `times as fast as ${name}`;
			return { load, who, limit: ['at least', factor], compared, one, other: 'node' };
		}),
		{
			load,
			who,
			limit: ['at most', 1.2],
			compared: 'times as long as its floor, an expression for each item and one round trip',
			one: 'node',
			other: 'floor',
		},
	];
}

function judgeRatio(results: Results, aim: RatioAim): Aim[] {
	const { load, who, limit, compared, one, other } = aim;
	const ratio = results.ratio(load, LATENCY_MS, one, other);
	if (!ratio) return [];
	const [direction, bound] = limit;
	return [
		{
			aim: `${loadName(load)}, ${who}: ${direction} ${bound} ${compared}`,
			measured: ratioText(ratio),
			met: direction === 'at least' ? ratio.median >= bound : ratio.median <= bound,
		},
	];
}
