import type { Runtime } from '../n8n/runtime.cts';
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
	try {
		for (const contestant of contestants) {
			const { peer, idleMb } = await startContestant(bench, contestant);
			peers.set(contestant, peer);
			if (!contestant.startsWith('submissions')) await warmUp(bench, peer, load);
			for (const latencyMs of latencies) {
				const estimatedMs = estimate(contestant, load, latencyMs);
				cells.push({ load, latencyMs, contestant, costs: [], estimatedMs, requests: [], idleMb });
			}
		}
		for (const latencyMs of latencies) {
			for (let round = 0; round < 5; round++) {
				for (const cell of cells.filter((each) => each.latencyMs === latencyMs)) {
					const peer = peers.get(cell.contestant);
					if (!peer || round >= runsOf(cell.estimatedMs, latencyMs)) continue;
					const { cost, requests } = await runOnce(bench, peer, load, latencyMs);
					cell.costs.push(cost);
					cell.requests.push(requests);
				}
			}
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
async function warmUp(bench: Bench, peer: Peer<Load, Cost>, load: Load): Promise<void> {
	await runOnce(bench, peer, { ...load, items: Math.min(200, load.items) }, 0);
}

async function runOnce(
	{ emulator }: Bench,
	peer: Peer<Load, Cost>,
	load: Load,
	latencyMs: number,
): Promise<{ cost: Cost; requests: number }> {
	await emulator.ask({ latencyMs });
	const cost = await peer.ask(load);
	return { cost, requests: await emulator.ask({ count: true }) };
}
