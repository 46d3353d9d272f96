/** What a delivery costs the trigger, beside n8n's own Webhook node; and what becomes of very many at once. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Emulator } from '../emulator/index.cts';
import type { N8nApi } from '../harness/n8n/n8nApi.cts';
import { markdown, measured, median, spread } from './measure.cts';

const ROUNDS = 3;
const IN_A_ROUND = 300;
const AT_ONCE = 10;
const PER_SECOND = 30;
const SECONDS = 10;
const PEOPLE_IN_ONE = 1_000;
const TOKEN = 'benchBenchBench16';
const AIM_CPU = 1.3;
const AIM_ANSWER_MS = 100;

/** An n8n with both workflows in it. */
export interface Receiver {
	api: N8nApi;
	url: string;
	pid: number;
}

/**
 * Besides n8n's Webhook node as it is: in its version 1 n8n 2.41 makes a JavaScript isolate for each delivery, as
 * it does for every trigger that is not its own newer Webhook node (`webhookPhaseNeedsIsolate` in its
 * live-webhooks.js). What no trigger can save is told apart from what this one costs.
 */
const WEBHOOKS = [
	{ name: 'n8n’s Webhook', path: 'plain', typeVersion: 2 },
	{ name: 'n8n’s Webhook, version 1', path: 'isolated', typeVersion: 1 },
];

interface Target {
	name: string;
	workflowId: string;
	address: string;
}

let count = 0;

/** Measures, and tells in two tables what came of it. */
export async function deliveries(n8n: Receiver, emulator: Emulator): Promise<string> {
	const targets: Target[] = [];
	for (const one of WEBHOOKS) targets.push(await webhook(n8n, one));
	targets.push(await trigger(n8n, emulator));
	const costs = targets.map((): number[] => []);
	for (let round = 0; round <= ROUNDS; round++) {
		for (const [index, target] of targets.entries()) {
			const cost = await measured(n8n.pid, async () => await sendSome(target, emulator));
			// the first round warms up
			if (round > 0) costs[index]?.push(cost.cpuMs / IN_A_ROUND);
		}
	}
	const cpu = markdown(
		['', 'CPU for each delivery', ...WEBHOOKS.map(({ name }) => `of that of ${name}`)],
		targets.map(({ name }, index) => [
			name,
			spread(costs[index] ?? [], (ms) => `${ms.toFixed(1)} ms`),
			...WEBHOOKS.map((_, other) => (other < index ? ratio(costs[index], costs[other]) : '')),
		]),
	);
	const rows: string[][] = [];
	for (const target of targets) rows.push(await underLoad(n8n, target, emulator));
	const head = ['', 'Sent', 'Started', 'Median answer', 'Until all had run', 'Memory at most'];
	return `${cpu}\n\n${markdown([...head, 'Aim'], rows)}`;
}

/** Taken round by round, since both have met the same of what else the machine did. */
function ratio(costs: number[] = [], others: number[] = []): string {
	const middle = median(costs.map((ms, round) => ms / (others[round] ?? NaN)));
	return `${middle.toFixed(2)} (aim: ${AIM_CPU})`;
}

async function webhook(
	{ api, url }: Receiver,
	{ name, path, typeVersion }: (typeof WEBHOOKS)[number],
): Promise<Target> {
	const parameters = { path, httpMethod: 'POST', options: {} };
	const node = { id: 'w', name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion };
	const saved = await publish(api, { ...node, webhookId: path, parameters });
	return { name, workflowId: saved, address: `${url}/webhook/${path}` };
}

async function trigger({ api, url }: Receiver, { url: baseUrl, state }: Emulator): Promise<Target> {
	const { instanceId, accessToken } = state;
	const data = { baseUrl, instanceId, accessToken };
	const { id, name } = await api.createCredential('wawpApi', 'Deliveries', data);
	const node = { id: 't', name: 'Trigger', type: 'n8n-nodes-wawp-groups.wawpGroupsTrigger' };
	const saved = await publish(api, {
		...{ ...node, typeVersion: 1, webhookId: 'deliveries' },
		credentials: { wawpApi: { id, name } },
		parameters: {
			...{ events: ['participantJoined'], groups: {}, registration: 'manual' },
			options: { urlToken: TOKEN },
		},
	});
	const address = `${url}/webhook/deliveries/webhook?token=${TOKEN}`;
	return { name: 'Wawp Groups Trigger', workflowId: saved, address };
}

async function publish(api: N8nApi, node: Record<string, unknown>): Promise<string> {
	const next = { id: 'n', name: 'Next', type: 'n8n-nodes-base.noOp', typeVersion: 1 };
	const saved = await api.createWorkflow({
		name: String(node.name),
		nodes: [
			{ ...node, position: [0, 0] },
			{ ...next, position: [200, 0], parameters: {} },
		],
		connections: { [String(node.name)]: { main: [[{ node: 'Next', type: 'main', index: 0 }]] } },
		settings: {},
	});
	await api.activate(saved);
	return saved.id;
}

/** A delivery about people who were not heard of before. */
function delivery({ state }: Emulator, people = 1): string {
	const [chatId = ''] = state.groups.keys();
	const participants = Array.from(
		{ length: people },
		() => `49150${String((count += 1)).padStart(8, '0')}@c.us`,
	);
	return JSON.stringify({
		...{ id: `evt_${count}`, event: 'group.v2.join', session: state.sessionName },
		...{ timestamp: Date.now(), payload: { chatId, participants: { ...participants } } },
	});
}

async function post(address: string, body: string): Promise<{ status: number; ms: number }> {
	const started = performance.now();
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(address, { method: 'POST', headers, body });
	await response.arrayBuffer();
	return { status: response.status, ms: performance.now() - started };
}

async function sendSome({ address }: Target, emulator: Emulator): Promise<void> {
	let left = IN_A_ROUND;
	const worker = async () => {
		while (left-- > 0) {
			const { status } = await post(address, delivery(emulator));
			if (status !== 200) throw new Error(`${address}: ${status}`);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** As many a second, whatever the answers do; with rubbish and one large delivery between. */
async function underLoad(n8n: Receiver, target: Target, emulator: Emulator): Promise<string[]> {
	const { address, workflowId, name } = target;
	console.log(`${PER_SECOND} deliveries a second to ${name} …`);
	const before = await runs(n8n, workflowId);
	const rubbish = 'x'.repeat(2_000_000);
	const started = performance.now();
	const answers: Array<Promise<{ status: number; ms: number }>> = [];
	let memory = 0;
	for (let second = 0; second < SECONDS; second++) {
		for (let part = 0; part < 10; part++) {
			for (let i = 0; i < PER_SECOND / 10; i++) answers.push(post(address, delivery(emulator)));
			if (part === 5) void post(address, rubbish).catch(() => {});
			if (part === 7) void post(`${address}wrong`, delivery(emulator)).catch(() => {});
			const next = started + 1000 * second + 100 * (part + 1);
			await wait(Math.max(0, next - performance.now()));
			memory = Math.max(memory, memoryOf(n8n.pid));
		}
	}
	answers.push(post(address, delivery(emulator, PEOPLE_IN_ONE)));
	const settled = await Promise.allSettled(answers);
	const good = settled.flatMap((each) =>
		each.status === 'fulfilled' && each.value.status === 200 ? [each.value.ms] : [],
	);
	let now = await runs(n8n, workflowId);
	for (let tries = 0; tries < 120 && now - before < good.length; tries++) {
		await wait(1000);
		memory = Math.max(memory, memoryOf(n8n.pid));
		now = await runs(n8n, workflowId);
	}
	const until = performance.now() - started;
	const middle = median(good);
	const isMet = now - before >= answers.length && middle <= AIM_ANSWER_MS;
	return [
		name,
		answers.length.toLocaleString('en'),
		(now - before).toLocaleString('en'),
		`${Math.round(middle)} ms`,
		`${(until / 1000).toFixed(0)} s`,
		`${Math.round(memory)} MB`,
		isMet ? 'met' : '**not met**',
	];
}

/** How many runs of a workflow have ended. */
async function runs({ api }: Receiver, workflowId: string): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success'] }));
	const { count: found } = await api.send('GET', `/rest/executions?limit=1&filter=${filter}`);
	return Number(found);
}

/** In MB; on Linux only. */
function memoryOf(pid: number): number {
	if (process.platform !== 'linux') return NaN;
	const [, kB = 'NaN'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kB) / 1024;
}
