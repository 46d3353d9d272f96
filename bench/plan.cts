import type { ContestantName } from './contestants.cts';
import { isDistinct, type Load } from './loads.cts';

/** Who runs a load. With few groups 50 at once is no different from 10. */
export function contestantsFor(load: Load): ContestantName[] {
	return isDistinct(load)
		? ['node', 'node50', 'httpRequest', 'httpCredential', 'sequential', 'fetch', 'fetch50']
		: ['node', 'httpRequest', 'httpCredential', 'sequential', 'floor', 'fetch'];
}

/** Who runs a load in a real n8n. */
export function realContestantsFor(load: Load): ContestantName[] {
	const ours: ContestantName[] = isDistinct(load) ? ['node', 'node50'] : ['node'];
	return [...ours, 'httpRequest', 'httpCustom'];
}

/** Above this a run is made once and at the usual latency only; far above it, not at all. */
const LONG_MS = 8_000;
const TOO_LONG_MS = 30_000;
const USUAL_LATENCY_MS = 50;

/** How often to run; 0 is not at all. */
export function runsOf(estimatedMs: number, latencyMs: number): number {
	if (estimatedMs > TOO_LONG_MS) return 0;
	if (estimatedMs > LONG_MS) return latencyMs === USUAL_LATENCY_MS ? 1 : 0;
	return estimatedMs > 1_500 ? 3 : 5;
}

/** About how long a run takes, so that the whole benchmark ends within some minutes. */
export function estimate(name: ContestantName, { items, groups }: Load, latencyMs: number): number {
	const waves = (lanes: number) => Math.ceil(groups / lanes) * (latencyMs + 6);
	switch (name) {
		case 'node':
			return waves(10) + 0.5 * items;
		case 'node50':
			return waves(50) + 1.5 * items;
		case 'httpRequest':
			return 1.3 * items + latencyMs;
		case 'httpCredential':
		case 'httpCustom':
			return 2.2 * items + latencyMs;
		case 'sequential':
			return items * (latencyMs + 3);
		case 'fetch':
			return waves(10);
		case 'fetch50':
			return waves(50);
		case 'submissions':
		case 'submissionsReused':
			// n8n makes a V8 isolate for each execution
			return 40 * items;
		default:
			return 0.45 * items + latencyMs;
	}
}
