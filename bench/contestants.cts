import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../../harness/engine/engine.cts';
import type { EmulatorFacts } from './emulatorProcess.cts';

/** The ways to get invite codes that are compared. */
export type ContestantName =
	| 'node'
	| 'node50'
	| 'httpRequest'
	| 'httpCredential'
	| 'httpCustom'
	| 'sequential'
	| 'fetch'
	| 'fetch50'
	| 'floor'
	| 'submissions'
	| 'submissionsReused';

/** As the tables name them. */
export const CONTESTANTS: Record<ContestantName, string> = {
	node: 'Wawp Groups (10 at once, the default)',
	node50: 'Wawp Groups (50 at once)',
	httpRequest: 'HTTP Request, keys written into the node',
	httpCredential: 'HTTP Request, keys in a credential',
	httpCustom: 'HTTP Request, keys in a Custom Auth credential',
	sequential: 'one request after another',
	fetch: 'plain fetch without n8n (10 at once)',
	fetch50: 'plain fetch without n8n (50 at once)',
	floor: 'n8n’s expressions and one round trip',
	submissions: 'Wawp Groups, one execution for each item',
	submissionsReused: 'the same with "Reuse Code For (Minutes)"',
};

/** Of a node that is added today. */
const HTTP_REQUEST_VERSION = 4.5;

const GROUP = '={{ $json.groupId }}';

export function isContestant(name: string): name is ContestantName {
	return name in CONTESTANTS;
}

/** The node of a contestant, as a workflow holds it. Fetch has none. */
export function nodeOf(name: ContestantName, facts: EmulatorFacts): INode | undefined {
	const groupId = { __rl: true, mode: 'id', value: GROUP };
	const invite = { resource: 'invite', operation: 'getInviteCode', groupId };
	const wawpType = 'n8n-nodes-wawp-groups.wawpGroups';
	const httpType = 'n8n-nodes-base.httpRequest';
	const http = (parameters: INodeParameters, credential?: string) => ({
		...node(httpType, { ...httpRequest(facts), ...parameters }, credential),
		typeVersion: HTTP_REQUEST_VERSION,
	});
	switch (name) {
		case 'node':
		case 'submissions':
			return node(wawpType, invite, 'wawpApi');
		case 'submissionsReused':
			return node(wawpType, { ...invite, options: { reuseMinutes: 10 } }, 'wawpApi');
		case 'node50':
			return node(wawpType, { ...invite, options: { maxConcurrency: 50 } }, 'wawpApi');
		case 'httpRequest':
			return http(keysInNode(facts));
		case 'httpCredential':
			return http(KEYS_IN_CREDENTIAL, 'benchApi');
		case 'httpCustom':
			return http(KEYS_IN_CUSTOM_AUTH, 'httpCustomAuth');
		case 'sequential':
			return node('bench.sequential', { baseUrl: facts.baseUrl, groupId: GROUP }, 'wawpApi');
		case 'floor':
			return node('bench.floor', { url: urlOf(facts, 0), groupId: GROUP });
		default:
			return undefined;
	}
}

/** The whole workflow: a trigger that hands over the items, and the contestant. */
export function workflowOf(contestant: INode): WorkflowFile {
	const trigger = node('n8n-nodes-base.formTrigger', {});
	return {
		nodes: [{ ...trigger, id: 'trigger', name: 'Trigger' }, contestant],
		connections: { Trigger: { main: [[{ node: contestant.name, type: 'main', index: 0 }]] } },
	};
}

/** The address of one group's invite code, keys and all. */
export function urlOf({ baseUrl, groupIds, instanceId, accessToken }: EmulatorFacts, i: number) {
	const query = new URLSearchParams({ instance_id: instanceId, access_token: accessToken });
	const group = encodeURIComponent(groupIds[i % groupIds.length] ?? '');
	return `${baseUrl}/v2/groups/${group}/invite-code?${query}`;
}

/** Whether an item holds what it should. */
export function isInvite(json: unknown): boolean {
	return /^\{"code":"\w{22}"/.test(JSON.stringify(json));
}

/** As people set it up: the group in the URL. */
function httpRequest({ baseUrl }: EmulatorFacts): INodeParameters {
	return {
		method: 'GET',
		url: `=${baseUrl}/v2/groups/{{ encodeURIComponent($json.groupId) }}/invite-code`,
		options: {},
	};
}

function keysInNode({ instanceId, accessToken }: EmulatorFacts): INodeParameters {
	const parameters = [
		{ name: 'instance_id', value: instanceId },
		{ name: 'access_token', value: accessToken },
	];
	return { sendQuery: true, queryParameters: { parameters } };
}

const KEYS_IN_CREDENTIAL: INodeParameters = {
	authentication: 'predefinedCredentialType',
	nodeCredentialType: 'benchApi',
};

const KEYS_IN_CUSTOM_AUTH: INodeParameters = {
	authentication: 'genericCredentialType',
	genericAuthType: 'httpCustomAuth',
};

function node(type: string, parameters: INodeParameters, credential?: string): INode {
	return {
		id: 'it',
		name: 'It',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...(credential && { credentials: { [credential]: { id: '1', name: 'Wawp' } } }),
	};
}
