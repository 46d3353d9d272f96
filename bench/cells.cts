import type { Runtime } from '../../harness/n8n/runtime.cts';
import type { ContestantName } from './contestants.cts';
import type { EmulatorQuestion, EmulatorFacts } from './emulatorProcess.cts';
import type { Load } from './loads.cts';
import type { Cost } from './measure.cts';
import { Peer } from './peer.cts';
import { estimate, runsOf } from './plan.cts';

/** What was measured of one contestant with one load and one latency. */
export interface Cell {
	load: Load;
	latencyMs: number;
	contestant: ContestantName;
	/** Empty if it would have taken too long; then this long. */
	costs: Cost[];
	estimatedMs: number;
	/** API requests of each run. */
	requests: number[];
	/** Memory of the process before the first run, in MB. */
	idleMb: number;
}

/** How a contestant runs a load. */
export type Runner = (load: Load) => Promise<Cost>;
export type Runners = Map<ContestantName, Runner>;

/** What a measurement needs. */
export interface Bench {
	runtime: Runtime;
	facts: EmulatorFacts;
	emulator: Peer<EmulatorQuestion, number>;
	/** Where CPU profiles go, if they are wanted. */
	profiles?: string;
}

/** Starts the emulator that all contestants talk to. */
export async function startBench(runtime: Runtime, profiles?: string): Promise<Bench> {
	const { peer, first } = await Peer.start<EmulatorQuestion, number, EmulatorFacts>({
		script: `${__dirname}/emulatorProcess.cts`,
		node: runtime.node,
	});
	return { runtime, facts: first, emulator: peer, profiles };
}

/**
 * Measures contestants with a load, each in a process of its own. They take turns, so that what else
 * the machine does at the moment bears on all of them; the first run of each only warms it up.
 */
export async function measureLoad(
	bench: Bench,
	load: Load,
	latencies: number[],
	contestants: ContestantName[],
): Promise<Cell[]> {
	const cells: Cell[] = [];
	const peers = new Map<ContestantName, Peer<Load, Cost>>();
	const runners: Runners = new Map();
	try {
		for (const contestant of contestants) {
			const { peer, idleMb } = await startContestant(bench, contestant);
			peers.set(contestant, peer);
			const run = async (some: Load) => await peer.ask(some);
			runners.set(contestant, run);
			if (!contestant.startsWith('submissions')) await warmUp(bench, run, load);
			cells.push(...latencies.map((ms) => emptyCell(load, ms, contestant, idleMb)));
		}
		for (const latencyMs of latencies) {
			const some = cells.filter((each) => each.latencyMs === latencyMs);
			await takeTurns(bench, some, runners);
		}
		return cells;
	} finally {
		for (const peer of peers.values()) await peer.close();
	}
}

async function startContestant({ runtime, facts, profiles }: Bench, contestant: ContestantName) {
	const profile = profiles ? ['--cpu-prof', '--cpu-prof-dir', `${profiles}/${contestant}`] : [];
	const { peer, first } = await Peer.start<Load, Cost, { idleMb: number }>({
		script: `${__dirname}/contestantProcess.cts`,
		node: runtime.node,
		flags: ['--expose-gc', '-r', `${__dirname}/oneN8n.cts`, ...profile],
		env: {
			BENCH_N8N: runtime.n8n,
			BENCH_FACTS: JSON.stringify(facts),
			BENCH_CONTESTANT: contestant,
		},
	});
	return { peer, idleMb: first.idleMb };
}

/** As in an n8n that has run for a while. Codes that are reused would make it no comparison. */
export async function warmUp(bench: Bench, run: Runner, load: Load): Promise<void> {
	await runOnce(bench, run, { ...load, items: Math.min(200, load.items) }, 0);
}

/** Fills cells, round by round, each cell once a round. */
export async function takeTurns(bench: Bench, cells: Cell[], runners: Runners): Promise<void> {
	for (let round = 0; round < 5; round++) {
		for (const { contestant, load, latencyMs, estimatedMs, costs, requests } of cells) {
			const run = runners.get(contestant);
			if (!run || round >= runsOf(estimatedMs, latencyMs)) continue;
			const result = await runOnce(bench, run, load, latencyMs);
			costs.push(result.cost);
			requests.push(result.requests);
		}
	}
}

export function emptyCell(
	load: Load,
	latencyMs: number,
	contestant: ContestantName,
	idleMb: number,
): Cell {
	const estimatedMs = estimate(contestant, load, latencyMs);
	return { load, latencyMs, contestant, costs: [], estimatedMs, requests: [], idleMb };
}

async function runOnce(
	{ emulator }: Bench,
	run: Runner,
	load: Load,
	latencyMs: number,
): Promise<{ cost: Cost; requests: number }> {
	await emulator.ask({ latencyMs });
	const cost = await run(load);
	return { cost, requests: await emulator.ask({ count: true }) };
}
