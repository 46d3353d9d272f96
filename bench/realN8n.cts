import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { installPackage } from '../../harness/n8n/installPackage.cts';
import { N8nApi } from '../../harness/n8n/n8nApi.cts';
import { startN8n } from '../../harness/n8n/n8nProcess.cts';
import { emptyCell, takeTurns, warmUp, type Bench, type Cell, type Runners } from './cells.cts';
import { isInvite } from './contestants.cts';
import type { EmulatorFacts } from './emulatorProcess.cts';
import type { Load } from './loads.cts';
import { measuredOf } from './measure.cts';
import { realContestantsFor } from './plan.cts';
import { createCredentials, realWorkflow } from './realWorkflow.cts';

/** Measures whole workflows in an n8n as people have it, with its database and its web server. */
export async function measureInRealN8n(
	bench: Bench,
	loads: Load[],
	latencyMs: number,
): Promise<Cell[]> {
	const userFolder = await mkdtemp(join(tmpdir(), 'wawp-groups-bench-'));
	try {
		installPackage(userFolder);
		const n8n = await startN8n(bench.runtime, { userFolder });
		try {
			const api = new N8nApi(n8n.url);
			await api.setUpOwner();
			const credentials = await createCredentials(api, bench.facts);
			const runners: Runners = new Map();
			for (const name of new Set(loads.flatMap(realContestantsFor))) {
				const url = `${n8n.url}/webhook/${name}`;
				await api.activate(await api.createWorkflow(realWorkflow(name, bench.facts, credentials)));
				await ready(url, bench.facts);
				runners.set(name, async (load) =>
					measuredOf(n8n.pid, async () => await send(url, load, bench.facts)),
				);
			}
			const all: Cell[] = [];
			for (const load of loads) {
				const contestants = realContestantsFor(load);
				const cells = contestants.map((name) => emptyCell(load, latencyMs, name, 0));
				for (const run of runners.values()) await warmUp(bench, run, load);
				await takeTurns(bench, cells, runners);
				all.push(...cells);
			}
			return all;
		} finally {
			await n8n.stop();
		}
	} finally {
		rmSync(userFolder, { recursive: true, force: true });
	}
}

/** n8n publishes some time after it has said so. */
async function ready(url: string, facts: EmulatorFacts): Promise<void> {
	const one = async () => await send(url, { items: 1, groups: 1 }, facts);
	for (let tries = 0; tries < 50; tries++) {
		const failed = await one().then(
			() => false,
			() => true,
		);
		if (!failed) return;
		await wait(200);
	}
	await one();
}

/** Sends people to a workflow, and takes back their links. */
async function send(url: string, { items, groups }: Load, facts: EmulatorFacts): Promise<void> {
	const people = Array.from({ length: items }, (_, i) => ({
		email: `person${i}@example.com`,
		groupId: facts.groupIds[i % groups],
	}));
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ people }),
	});
	const answer: unknown = await response.json();
	const good = Array.isArray(answer) && answer.length === items && answer.every(isInvite);
	if (!good) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer).slice(0, 300)}`);
}
