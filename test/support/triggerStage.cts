import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { createWorld, startEmulator, type Emulator, type Group } from '../../emulator/index.cts';
import { createEngine, type Engine } from './engine.cts';
import { TriggerHost } from './triggerHost.cts';
import type { TriggerWorkflow } from './triggerWorkflow.cts';

/** An emulated Wawp, and n8n around the trigger. */
export interface TriggerStage {
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
	},
	{ url: 'https://old.example.com/', events: [], is_active: 0 as const },
	{
		url: 'https://crm.example.com/hook?key=c',
		events: ['message.any'],
		is_active: 1 as const,
		ratio: 0.25,
	},
];

/** A stage for all tests of a file, as new before each of them. */
export function useTriggerStage(otherNodeTypes: Array<[string, INodeType]> = []): TriggerStage {
	let made: TriggerStage | undefined;
	const stage = () => made ?? never();
	beforeAll(async () => {
		made = await createTriggerStage(otherNodeTypes);
	});
	beforeEach(() => reset(stage()));
	afterAll(async () => {
		await stage().emulator.close();
		await stage().n8n.close();
	});
	return {
		get emulator() {
			return stage().emulator;
		},
		get engine() {
			return stage().engine;
		},
		get n8n() {
			return stage().n8n;
		},
		get group() {
			return stage().group;
		},
		get other() {
			return stage().other;
		},
	};
}

function never(): never {
	throw new Error('The stage is there in tests and hooks only');
}

async function createTriggerStage(
	otherNodeTypes: Array<[string, INodeType]>,
): Promise<TriggerStage> {
	const emulator = await startEmulator({ world: createWorld({ groups: 2 }) });
	emulator.webhooks.retryDelayMs = 20;
	const { instanceId, accessToken } = emulator.world;
	const engine = await createEngine(
		{ instanceId, accessToken, baseUrl: emulator.url },
		otherNodeTypes,
	);
	const n8n = new TriggerHost(engine);
	await n8n.start();
	const [group, other] = [...emulator.world.groups.values()];
	if (!group || !other) throw new Error('The world needs two groups');
	return { emulator, engine, n8n, group, other };
}

/** One subscriber list, nothing asked, no workflow, no secret. */
async function reset({ emulator, engine, n8n }: TriggerStage): Promise<void> {
	await emulator.webhooks.settled();
	emulator.reset();
	emulator.world.plan = 'unlimited';
	emulator.world.webhooks = structuredClone(SUBSCRIBERS);
	Object.assign(emulator.webhooks, { hmacKey: undefined, hmacAlgorithm: 'sha512', duplicates: 0 });
	emulator.variants.eventForm = 'wawp';
	emulator.variants.peopleAs = 'phone';
	emulator.engine = 'GOWS';
	engine.credentials.values = { ...engine.credentials.values, webhookSecret: '' };
	n8n.workflows.length = 0;
	n8n.answers.length = 0;
	n8n.isUp = () => true;
}

/** Adds a workflow and activates it. */
export async function listen(
	{ n8n }: TriggerStage,
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
export function entryOf({ emulator, n8n }: TriggerStage, workflow: TriggerWorkflow) {
	const start = `${n8n.webhookUrl(workflow)}?`;
	return emulator.world.webhooks.filter(({ url }) => url.startsWith(start));
}

/** The URL that Wawp calls, as in its list. */
export function calledUrl(stage: TriggerStage, workflow: TriggerWorkflow): string {
	return entryOf(stage, workflow)[0]?.url ?? '';
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
export function joined({ emulator, group }: TriggerStage, change: object = {}): string {
	const { world } = emulator;
	return JSON.stringify({
		id: `evt_test_${++count}`,
		timestamp: Date.now(),
		session: world.sessionName,
		event: 'group.v2.join',
		payload: { chatId: group.id, participants: { '0': '4917012345678@c.us' } },
		me: { id: world.me.id, lid: world.me.lid },
		...change,
	});
}

/** Neither a run nor a failed one. */
export function nothingStarted({ runs, failures }: TriggerWorkflow): void {
	expect({ runs, failures }).toEqual({ runs: [], failures: [] });
}
