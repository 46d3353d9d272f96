import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { installPackage } from '../harness/n8n/installPackage.cts';
import { N8nApi } from '../harness/n8n/n8nApi.cts';
import { startN8n } from '../harness/n8n/n8nProcess.cts';
import type { Runtime } from '../harness/n8n/runtime.cts';
import { CONTESTANTS, isInvite, type Facts, type Load } from './contestants.cts';
import { measured, type Cost } from './measure.cts';

/** A whole n8n as people have it, with its database: each contestant behind a webhook. */
export interface RealN8n {
	run(contestant: string, load: Load): Promise<Cost>;
	close(): Promise<void>;
}

export async function startRealN8n(runtime: Runtime, facts: Facts): Promise<RealN8n> {
	const userFolder = await mkdtemp(join(tmpdir(), 'wawp-groups-bench-'));
	installPackage(userFolder);
	const n8n = await startN8n(runtime, { userFolder });
	const api = new N8nApi(n8n.url);
	await api.setUpOwner();
	const { baseUrl, instanceId, accessToken } = facts;
	const qs = { instance_id: instanceId, access_token: accessToken };
	const credentials = [
		await api.createCredential('wawpApi', 'Wawp', { baseUrl, instanceId, accessToken }),
		await api.createCredential('httpCustomAuth', 'Keys', { json: JSON.stringify({ qs }) }),
	];
	for (const [name, { node, inRealN8n }] of Object.entries(CONTESTANTS)) {
		if (!node || !inRealN8n) continue;
		const contestant = node(facts);
		const used = credentials.filter(({ type }) => contestant.credentials?.[type]);
		const own = Object.fromEntries(used.map(({ type, ...rest }) => [type, rest]));
		await api.activate(
			await api.createWorkflow(workflow(name, { ...contestant, credentials: own })),
		);
		await api.webhookReady(name);
	}
	return {
		run: async (contestant, load) =>
			await measured(
				n8n.pid,
				async () => await send(`${n8n.url}/webhook/${contestant}`, load, facts),
			),
		async close() {
			await n8n.stop();
			rmSync(userFolder, { recursive: true, force: true });
		},
	};
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
		settings: {},
	};
}

function node(name: string, type: string, typeVersion: number, parameters: INodeParameters) {
	const id = randomUUID();
	const rest = { typeVersion, position: [0, 0], parameters };
	return { id, webhookId: id, name, type: `n8n-nodes-base.${type}`, ...rest };
}

function next(name: string) {
	return { main: [[{ node: name, type: 'main', index: 0 }]] };
}

async function send(url: string, { items, groups }: Load, facts: Facts): Promise<void> {
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
