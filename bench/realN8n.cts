import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { installPackage } from '../harness/n8n/installPackage.cts';
import { N8nApi } from '../harness/n8n/n8nApi.cts';
import { startN8n } from '../harness/n8n/n8nProcess.cts';
import type { Runtime } from '../harness/n8n/runtime.cts';
import { isInvite, urlOf, type Contestant, type Facts, type Load } from './contestants.cts';
import { measured, type Cost } from './measure.cts';

/** About how many forms are sent at the same time. */
const EXECUTIONS_AT_ONCE = 20;

/** Who has sent a form. */
export interface Person {
	email: string;
	groupId: string;
	/** The ID of somebody to be added. */
	person?: string;
}

/** A whole n8n as people have it, with its database: each contestant behind a webhook. */
export interface RealN8n {
	run(contestant: string, load: Load): Promise<Cost>;
	/** One execution for one person; whether it brought what it should, by default an invite code. */
	submit(contestant: string, person: Person, isGood?: (json: unknown) => boolean): Promise<boolean>;
	stop(): Promise<void>;
	api: N8nApi;
	url: string;
	pid: number;
}

/** Starts n8n with this package and the workflows. `env` goes to n8n's process. */
export async function startRealN8n(
	runtime: Runtime,
	facts: Facts,
	contestants: Record<string, Contestant>,
	env: Record<string, string>,
): Promise<RealN8n> {
	const userFolder = await mkdtemp(join(tmpdir(), 'wawp-groups-bench-'));
	installPackage(userFolder);
	const n8n = await startN8n(runtime, { userFolder, env });
	const api = new N8nApi(n8n.url);
	await api.setUpOwner();
	const { instanceId, accessToken } = facts.state;
	const qs = { instance_id: instanceId, access_token: accessToken };
	const credentials = [
		await api.createCredential('wawpApi', 'Wawp', { baseUrl: facts.url, instanceId, accessToken }),
		await api.createCredential('httpCustomAuth', 'Keys', { json: JSON.stringify({ qs }) }),
	];
	for (const [name, { node }] of Object.entries(contestants)) {
		if (!node) continue;
		const contestant = node(facts);
		const used = credentials.filter(({ type }) => contestant.credentials?.[type]);
		const own = Object.fromEntries(used.map(({ type, ...rest }) => [type, rest]));
		const saved = await api.createWorkflow(workflow(name, { ...contestant, credentials: own }));
		await api.activate(saved);
		await api.webhookReady(name);
	}
	const run = async (contestant: string, load: Load) => {
		const url = `${n8n.url}/webhook/${contestant}`;
		const people = peopleOf(load, facts);
		if (contestant === 'fetch') return await fetchAll(people.slice(0, load.groups), facts, 10);
		if (contestant === 'fetchOne') return await fetchAll(people, facts, 1);
		if (!load.executions) return await send(url, people);
		await repeat(EXECUTIONS_AT_ONCE, people.length, async (i) => {
			await send(url, people.slice(i, i + 1));
		});
	};
	return {
		api,
		url: n8n.url,
		pid: n8n.pid,
		run: async (contestant, load) => {
			const pid = contestants[contestant]?.node === undefined ? process.pid : n8n.pid;
			return await measured(pid, async () => await run(contestant, load));
		},
		submit: async (contestant, person, isGood = isInvite) => {
			const items = await answered(`${n8n.url}/webhook/${contestant}`, [person]);
			return Array.isArray(items) && items.length === 1 && items.every(isGood);
		},
		async stop() {
			await n8n.stop();
			rmSync(userFolder, { recursive: true, force: true });
		},
	};
}

function peopleOf({ items, groups }: Load, { state }: Facts): Person[] {
	const ids = [...state.groups.keys()];
	return Array.from({ length: items }, (_, i) => ({
		email: `person${i}@example.com`,
		groupId: ids[i % groups] ?? '',
	}));
}

async function fetchAll(people: Array<{ groupId: string }>, facts: Facts, most: number) {
	await repeat(most, people.length, async (i) => {
		const answer = await fetch(urlOf(facts, people[i]?.groupId ?? ''));
		if (!isInvite(await answer.json())) throw new Error('fetch got no invite code');
	});
}

/** Does the same thing a number of times, some at once. */
async function repeat(most: number, count: number, work: (i: number) => Promise<void>) {
	let next = 0;
	const worker = async () => {
		while (next < count) await work(next++);
	};
	await Promise.all(Array.from({ length: most }, worker));
}

/** A list of people comes in and is split into items; all items of the contestant are the answer. */
function workflow(path: string, contestant: INode) {
	const answer = { responseMode: 'lastNode', responseData: 'allEntries' };
	return {
		name: path,
		nodes: [
			node('Webhook', 'webhook', 2, { path, httpMethod: 'POST', ...answer }),
			node('Split Out', 'splitOut', 1, { fieldToSplitOut: 'body.people', options: {} }),
			contestant,
		],
		connections: { Webhook: next('Split Out'), 'Split Out': next(contestant.name) },
		// what n8n saves of 10,000 items makes its database wait
		settings: { saveDataSuccessExecution: 'none' },
	};
}

function node(name: string, type: string, typeVersion: number, parameters: INodeParameters) {
	const rest = { typeVersion, position: [0, 0], parameters };
	return { id: name, webhookId: parameters.path, name, type: `n8n-nodes-base.${type}`, ...rest };
}

function next(name: string) {
	return { main: [[{ node: name, type: 'main', index: 0 }]] };
}

/** What a workflow answers to a list of people. */
async function answered(url: string, people: Person[]): Promise<unknown> {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ people }) });
	const answer: unknown = await response.json();
	return answer;
}

async function send(url: string, people: Person[]): Promise<void> {
	const answer = await answered(url, people);
	const good = Array.isArray(answer) && answer.length === people.length && answer.every(isInvite);
	if (!good) throw new Error(`${url}: ${JSON.stringify(answer).slice(0, 300)}`);
}
