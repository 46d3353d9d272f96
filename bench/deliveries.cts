/** What a delivery costs the trigger, beside n8n's own Webhook node. */
import type { Emulator } from '../emulator/index.cts';
import { chain, WAWP_TRIGGER, type ChainNode } from '../harness/n8n/chain.cts';
import { markdown, measured, median, spread } from './measure.cts';
import type { RealN8n } from './realN8n.cts';

const ROUNDS = 5;
const IN_A_ROUND = 300;
const AT_ONCE = 10;
const TOKEN = 'benchBenchBench16';
const AIM = 1.1;

/**
 * Besides n8n's Webhook node as it is: in its version 1 n8n 2.41 makes a JavaScript isolate for each delivery, as
 * it does for every trigger that is not its own newer Webhook node (`webhookPhaseNeedsIsolate` in its
 * live-webhooks.js). So it is the first one that this trigger can be compared with.
 */
const WEBHOOKS = [
	{ name: 'n8n’s Webhook, version 1', path: 'isolated', typeVersion: 1 },
	{ name: 'n8n’s Webhook, version 2', path: 'plain', typeVersion: 2 },
];

/** Measures, and tells in a table. */
export async function deliveries(n8n: RealN8n): Promise<string> {
	const targets = [];
	for (const { name, path, typeVersion } of WEBHOOKS) {
		const parameters = { path, httpMethod: 'POST', options: {} };
		const type = 'n8n-nodes-base.webhook';
		await publish(n8n, { name, type, typeVersion, webhookId: path, parameters });
		targets.push({ name, address: `${n8n.n8n.url}/webhook/${path}` });
	}
	await publish(n8n, {
		...{ name: 'Trigger', type: WAWP_TRIGGER, webhookId: 'deliveries', typeVersion: 1.1 },
		credential: await n8n.createWawpCredential(),
		parameters: { events: ['participantJoined'], registration: 'manual', urlToken: TOKEN },
	});
	const address = `${n8n.n8n.url}/webhook/deliveries/webhook?token=${TOKEN}`;
	targets.push({ name: 'Wawp Groups Trigger', address });

	const costs = targets.map((): number[] => []);
	for (let round = 0; round <= ROUNDS; round++) {
		for (const [index, target] of targets.entries()) {
			console.log(`${IN_A_ROUND} deliveries to ${target.name} …`);
			const cost = await measured(n8n.n8n.pid, async () => {
				await send(target.address, n8n.emulator);
			});
			// the first round warms up
			if (round > 0) costs[index]?.push(cost.cpuMs / IN_A_ROUND);
		}
	}
	const [first = []] = costs;
	const rows = targets.map(({ name }, index) => {
		const own = costs[index] ?? [];
		// round by round, since both have met the same of what else the machine did
		const ratio = median(own.map((ms, round) => ms / (first[round] ?? NaN)));
		const isMet = ratio <= AIM ? 'met' : '**not met**';
		return [
			...[name, spread(own, (ms) => `${ms.toFixed(1)} ms`), ratio.toFixed(2)],
			index === targets.length - 1 ? `at most ${AIM}: ${isMet}` : '',
		];
	});
	return markdown(['', 'CPU for each delivery', 'of that of version 1', 'Aim'], rows);
}

async function publish({ api }: RealN8n, node: ChainNode): Promise<void> {
	const next = { name: 'Next', type: 'n8n-nodes-base.noOp' };
	await api.activate(await api.createWorkflow(chain(node.name, [node, next])));
}

let count = 0;

/** A delivery about somebody who was not heard of before. */
function delivery({ state }: Emulator): string {
	const [chatId = ''] = state.groups.keys();
	const person = `49150${String((count += 1)).padStart(8, '0')}@c.us`;
	return JSON.stringify({
		...{ id: `evt_${count}`, event: 'group.v2.join', session: state.sessionName },
		...{ timestamp: Date.now(), payload: { chatId, participants: { 0: person } } },
	});
}

async function send(address: string, emulator: Emulator): Promise<void> {
	let left = IN_A_ROUND;
	const worker = async () => {
		while (left-- > 0) {
			const response = await fetch(address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: delivery(emulator),
			});
			await response.arrayBuffer();
			if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
