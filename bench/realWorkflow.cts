import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { Credential, N8nApi } from '../../harness/n8n/n8nApi.cts';
import { nodeOf, type ContestantName } from './contestants.cts';
import type { EmulatorFacts } from './emulatorProcess.cts';

/** Those that contestants in a real n8n use. */
export async function createCredentials(api: N8nApi, facts: EmulatorFacts): Promise<Credential[]> {
	const { baseUrl, instanceId, accessToken } = facts;
	const qs = { instance_id: instanceId, access_token: accessToken };
	return [
		await api.createCredential('wawpApi', 'Wawp', { baseUrl, instanceId, accessToken }),
		await api.createCredential('httpCustomAuth', 'Keys', { json: JSON.stringify({ qs }) }),
	];
}

/**
 * A webhook takes a list of people, it is split into items, the contestant gets their invite codes,
 * and all items are the answer. The webhook's path is the contestant's name.
 */
export function realWorkflow(name: ContestantName, facts: EmulatorFacts, all: Credential[]) {
	const contestant = nodeOf(name, facts);
	if (!contestant) throw new Error(`${name} is no node`);
	const used = all.filter(({ type }) => contestant.credentials?.[type]);
	const credentials = Object.fromEntries(used.map(({ type, ...rest }) => [type, rest]));
	const answer = { responseMode: 'lastNode', responseData: 'allEntries' };
	return {
		name,
		nodes: [
			node('Webhook', 'webhook', 2, { path: name, httpMethod: 'POST', ...answer }),
			node('Split Out', 'splitOut', 1, { fieldToSplitOut: 'body.people', options: {} }),
			{ ...contestant, credentials },
		],
		connections: { Webhook: next('Split Out'), 'Split Out': next(contestant.name) },
		settings: {},
	};
}

function node(name: string, type: string, typeVersion: number, parameters: INodeParameters) {
	const id = randomUUID();
	return {
		id,
		webhookId: id,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position: [0, 0],
		parameters,
	};
}

function next(name: string) {
	return { main: [[{ node: name, type: 'main', index: 0 }]] };
}
