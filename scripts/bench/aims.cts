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
	what: string;
	load: Load;
	/** Took so many times as long … */
	one: ContestantName;
	/** … as this. */
	other: ContestantName;
	atLeast?: number;
	atMost?: number;
}

/** The aims are for the usual latency. */
const LATENCY_MS = 50;

export function judge(results: Results, own: OwnCosts): Aim[] {
	return [
		...results.loads().map((load) => requestAim(results, load)),
		...ratioAims(results.loads()).flatMap((aim) => judgeRatio(results, aim)),
		{
			aim: 'The pipeline itself, for 10,000 items: below 20 µs an item',
			measured: `${own.pipeline.median.toFixed(1)} µs (${own.pipeline.least.toFixed(1)}–${own.pipeline.most.toFixed(1)})`,
			met: own.pipeline.median < 20,
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

function requestAim(results: Results, load: Load): Aim {
	const counts = results
		.latencies()
		.flatMap((latencyMs) => results.find(load, latencyMs, 'node')?.requests ?? []);
	const name = `${loadName(load)}: one request for each distinct group`;
	const met = counts.every((count) => count === load.groups);
	return { aim: name, measured: [...new Set(counts)].join(', '), met };
}

function ratioAims(loads: Load[]): RatioAim[] {
	return loads.flatMap((load): RatioAim[] => {
		const https: ContestantName[] = ['httpRequest', 'httpCredential'];
		if (isDistinct(load)) {
			const faster = https.map((one) => ({
				what: `50 at once, as fast as ${named(one)}`,
				load,
				one,
				other: 'node50' as const,
				atLeast: 1.4,
			}));
			const floor = { what: '10 at once, as long as plain fetch', load, one: 'node' as const };
			return [...faster, { ...floor, other: 'fetch', atMost: 1.2 }];
		}
		const atLeast = load.items <= 200 ? 4 : 5;
		const faster = https.map((one) => ({
			what: `as fast as ${named(one)}`,
			load,
			one,
			other: 'node' as const,
			atLeast,
		}));
		const what = 'as long as its floor, an expression an item and one round trip';
		return [...faster, { what, load, one: 'node', other: 'floor', atMost: 1.2 }];
	});
}

function named(name: ContestantName): string {
	return name === 'httpRequest'
		? 'HTTP Request with the keys in the node'
		: 'HTTP Request with a credential';
}

function judgeRatio(
	results: Results,
	{ what, load, one, other, atLeast, atMost }: RatioAim,
): Aim[] {
	const ratio = results.ratio(load, LATENCY_MS, one, other);
	if (!ratio) return [];
	const limit = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
	return [
		{
			aim: `${loadName(load)}: ${limit} times ${what}`,
			measured: ratioText(ratio),
			met:
				(atLeast === undefined || ratio.median >= atLeast) &&
				(atMost === undefined || ratio.median <= atMost),
		},
	];
}
