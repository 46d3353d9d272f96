import type { INode, INodeParameters } from 'n8n-workflow';
import type { State } from '../emulator/index.cts';
import { byId } from '../harness/engine/workflow.cts';

/** How many items ask for how many groups. */
export interface Load {
	items: number;
	groups: number;
	/** One execution for each item, as a form starts them. */
	executions?: boolean;
}

export const LOADS: Load[] = [
	{ items: 200, groups: 200 },
	{ items: 1000, groups: 1000 },
	{ items: 200, groups: 5 },
	{ items: 1000, groups: 5 },
	{ items: 5000, groups: 50 },
	{ items: 300, groups: 1, executions: true },
];

export function loadName({ items, groups, executions }: Load): string {
	const count = items.toLocaleString('en');
	if (executions) return `${count} executions of one item, ${groups} group`;
	return items === groups
		? `${count} items, each its own group`
		: `${count} items, ${groups} groups`;
}

/** Where the emulator is, and what is in it. */
export interface Facts {
	url: string;
	state: State;
}

/** A way to get invite codes. Without a node it is plain `fetch`, outside n8n. */
export interface Contestant {
	name: string;
	node?(facts: Facts): INode;
	/** Whether it takes part in a load; one that would take minutes does not. */
	runs(load: Load): boolean;
}

const always = ({ executions }: Load) => !executions;
const distinct = ({ items, groups }: Load) => items === groups;
const GROUP = '={{ $json.groupId }}';

export const CONTESTANTS: Record<string, Contestant> = {
	node: { name: 'Wawp Groups (10 at once, the default)', node: () => wawp({}), runs: () => true },
	node50: {
		name: 'Wawp Groups (50 at once)',
		node: () => wawp({ maxConcurrency: 50 }),
		runs: distinct,
	},
	reuse: {
		name: 'Wawp Groups with "Reuse Code For (Minutes)"',
		node: () => wawp({ reuseMinutes: 10 }),
		runs: ({ executions }) => executions === true,
	},
	httpKeys: {
		name: 'HTTP Request, keys written into the node',
		node: (facts) => httpRequest(facts, keysInNode(facts.state)),
		runs: () => true,
	},
	httpCredential: {
		name: 'HTTP Request, keys in a Custom Auth credential',
		node: (facts) => httpRequest(facts, CUSTOM_AUTH, 'httpCustomAuth'),
		runs: () => true,
	},
	floor: {
		name: 'n8n’s expressions alone, no request',
		node: () => node('n8n-nodes-base.set', { assignments: { assignments: [CODE] }, options: {} }),
		runs: always,
	},
	fetch: { name: 'plain fetch without n8n (10 at once)', runs: always },
	fetchOne: {
		name: 'plain fetch, one request after another for each item, as many nodes do it',
		runs: (load) => always(load) && load.items === 200,
	},
};

/** The address of one group's invite code, keys and all. */
export function urlOf({ url, state }: Facts, groupId: string): string {
	const query = { instance_id: state.instanceId, access_token: state.accessToken };
	const group = encodeURIComponent(groupId);
	return `${url}/v2/groups/${group}/invite-code?${new URLSearchParams(query)}`;
}

/** Whether an item holds what it should. */
export function isInvite(json: unknown): boolean {
	return /^\{"code":"\w{22}"/.test(JSON.stringify(json));
}

/** Get Invite Code with these options. */
export function wawp(options: INodeParameters): INode {
	const parameters = { resource: 'invite', operation: 'getInviteCode', groupId: byId(GROUP) };
	return node('n8n-nodes-wawp-groups.wawpGroups', { ...parameters, options }, 'wawpApi');
}

/** As people set it up: the group in the URL. */
export function httpRequest(
	{ url: base }: Facts,
	rest: INodeParameters,
	credential?: string,
): INode {
	const url = `=${base}/v2/groups/{{ encodeURIComponent($json.groupId) }}/invite-code`;
	const parameters = { method: 'GET', url, options: {}, ...rest };
	return { ...node('n8n-nodes-base.httpRequest', parameters, credential), typeVersion: 4.5 };
}

export function keysInNode({ instanceId, accessToken }: State): INodeParameters {
	const parameters = [
		{ name: 'instance_id', value: instanceId },
		{ name: 'access_token', value: accessToken },
	];
	return { sendQuery: true, queryParameters: { parameters } };
}

const CUSTOM_AUTH: INodeParameters = {
	authentication: 'genericCredentialType',
	genericAuthType: 'httpCustomAuth',
};

/** As long as a code, and made of the item. */
const CODE = {
	id: 'code',
	name: 'code',
	type: 'string',
	value: '={{ $json.groupId.slice(0, 18) + "abcd" }}',
};

/** A node of n8n's, by itself; its credential is found by the type. */
export function node(type: string, parameters: INodeParameters, credential?: string): INode {
	const credentials = credential && { credentials: { [credential]: { id: '', name: '' } } };
	const version = type.endsWith('.set') ? 3.4 : 1;
	const place = { typeVersion: version, position: [0, 0] as [number, number] };
	return { id: 'it', name: 'It', type, parameters, ...place, ...credentials };
}
