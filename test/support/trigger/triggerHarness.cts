import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Emulator, Group } from '../../../emulator/index.cts';
import type { Engine } from '../../../harness/engine/engine.cts';
import { createHarness } from '../../../harness/engine/harness.cts';
import { TriggerHost } from './triggerHost.cts';
import type { TriggerWorkflow } from './triggerWorkflow.cts';

/** An emulated Wawp, and n8n around the trigger. */
export interface TriggerHarness {
	emulator: Emulator;
	engine: Engine;
	n8n: TriggerHost;
	group: Group;
	other: Group;
}

/** Other programs that Wawp tells of events: with fields that no page documents, and a secret. */
export const SUBSCRIBERS = [
	{
		url: 'https://crm.example.com/hook?key=a%20b&t=emulator_8fQ2xLw7RtVb3',
		events: ['message', 'message.ack'],
		is_active: true,
		id: 7,
		customHeaders: [{ name: 'X-Key', value: 'emulator_8fQ2xLw7RtVb3' }],
		note: null,
		hmac: 'the secret of the shop',
		retries: { delay: 2, attempts: 15 },
	},
	{
		url: 'https://old.example.com/',
		events: [],
		is_active: 0 as const,
		hmac: null,
		retries: null,
	},
	{
		url: 'https://crm.example.com/hook?key=c',
		events: ['message.any'],
		is_active: 1 as const,
		ratio: 0.25,
		hmac: null,
		retries: null,
	},
];

/** A new harness for each test of a file; it is there in tests and hooks only. */
export function useTriggerHarness(): TriggerHarness {
	let present: TriggerHarness;
	beforeEach(async () => {
		present = await createTriggerHarness();
	});
	afterEach(async () => {
		await present.emulator.webhooks.settled();
		await present.emulator.close();
		await present.n8n.close();
	});
	return new Proxy(Object.create(null), { get: (_, key: keyof TriggerHarness) => present[key] });
}

async function createTriggerHarness(): Promise<TriggerHarness> {
	const { emulator, engine, groups } = await createHarness({ groups: 2 });
	emulator.webhooks.retryDelayMs = 0;
	emulator.state.webhooks = structuredClone(SUBSCRIBERS);
	const n8n = new TriggerHost(engine);
	await n8n.start();
	const [group, other] = groups;
	if (!group || !other) throw new Error('The state needs two groups');
	return { emulator, engine, n8n, group, other };
}

/** Adds a workflow and activates it. */
export async function listen(
	{ n8n }: TriggerHarness,
	parameters: INodeParameters = {},
): Promise<TriggerWorkflow> {
	const workflow = n8n.add(parameters);
	await n8n.activate(workflow);
	return workflow;
}

/** What started: the items of all runs, in order. */
export function itemsOf({ runs }: TriggerWorkflow): IDataObject[] {
	return runs.flat().map(({ json }) => json);
}

/** The entry that Wawp has for a workflow. */
export function entryOf({ emulator, n8n }: TriggerHarness, workflow: TriggerWorkflow) {
	const start = `${n8n.webhookUrl(workflow)}?`;
	return emulator.state.webhooks.filter(({ url }) => url.startsWith(start));
}

/** The URL that Wawp calls, as in its list. */
export function calledUrl(harness: TriggerHarness, workflow: TriggerWorkflow): string {
	return entryOf(harness, workflow)[0]?.url ?? '';
}

/** Sends something to the trigger as a stranger might. Gives the status. */
export async function post(
	url: string,
	body: string,
	headers: Record<string, string> = {},
): Promise<number> {
	const answer = await fetch(url, {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/json', ...headers },
	});
	return answer.status;
}

let count = 0;

/** A good delivery of somebody who joined, each with its own ID. */
export function joined({ emulator, group }: TriggerHarness, change: object = {}): string {
	const { state } = emulator;
	return JSON.stringify({
		id: `evt_test_${++count}`,
		timestamp: Date.now(),
		session: state.sessionName,
		event: 'group.v2.join',
		payload: { chatId: group.id, participants: { '0': '4917012345678@c.us' } },
		me: { id: state.me.id, lid: state.me.lid },
		...change,
	});
}

/** Neither a run nor a failed one. */
export function nothingStarted({ runs, failures }: TriggerWorkflow): void {
	expect({ runs, failures }).toEqual({ runs: [], failures: [] });
}
