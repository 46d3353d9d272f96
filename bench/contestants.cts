import type { INode, INodeParameters } from 'n8n-workflow';

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
	{ items: 10_000, groups: 50 },
	{ items: 300, groups: 1, executions: true },
];

export function loadName({ items, groups, executions }: Load): string {
	const count = items.toLocaleString('en');
	if (executions) return `${count} executions of one item, ${groups} group`;
	return items === groups
		? `${count} items, each its own group`
		: `${count} items, ${groups} groups`;
}

/** What a client of the emulator needs to know. */
export interface Facts {
	baseUrl: string;
	instanceId: string;
	accessToken: string;
	groupIds: string[];
}

const GROUP = '={{ $json.groupId }}';

/** A way to get invite codes. Without a node it is plain `fetch`, outside n8n. */
export interface Contestant {
	name: string;
	node?(facts: Facts): INode;
	/** Whether it takes part in a load; one that would take minutes does not. */
	runs(load: Load): boolean;
	inRealN8n?: boolean;
}

const always = ({ executions }: Load) => !executions;
const distinct = ({ items, groups }: Load) => items === groups;

export const CONTESTANTS: Record<string, Contestant> = {
	node: {
		name: 'Wawp Groups (10 at once, the default)',
		node: () => wawp({}),
		runs: () => true,
		inRealN8n: true,
	},
	node50: {
		name: 'Wawp Groups (50 at once)',
		node: () => wawp({ maxConcurrency: 50 }),
		runs: distinct,
		inRealN8n: true,
	},
	reuse: {
		name: 'Wawp Groups with "Reuse Code For (Minutes)"',
		node: () => wawp({ reuseMinutes: 10 }),
		runs: ({ executions }) => executions === true,
	},
	httpRequest: {
		name: 'HTTP Request, keys written into the node',
		node: (facts) => httpRequest(facts, keysInNode(facts)),
		runs: always,
		inRealN8n: true,
	},
	httpCredential: {
		name: 'HTTP Request, keys in a credential',
		node: (facts) => httpRequest(facts, CUSTOM_AUTH, 'httpCustomAuth'),
		runs: () => false,
		inRealN8n: true,
	},
	sequential: {
		name: 'one request after another',
		node: ({ baseUrl }) => node('bench.sequential', { baseUrl, groupId: GROUP }, 'wawpApi'),
		runs: ({ items }) => items === 200,
	},
	floor: {
		name: 'n8n’s expressions and one round trip',
		node: (facts) => node('bench.floor', { url: urlOf(facts, 0), groupId: GROUP }),
		runs: (load) => always(load) && !distinct(load),
	},
	fetch: { name: 'plain fetch without n8n (10 at once)', runs: always },
};

/** The address of one group's invite code, keys and all. */
export function urlOf({ baseUrl, groupIds, instanceId, accessToken }: Facts, i: number): string {
	const query = new URLSearchParams({ instance_id: instanceId, access_token: accessToken });
	const group = encodeURIComponent(groupIds[i % groupIds.length] ?? '');
	return `${baseUrl}/v2/groups/${group}/invite-code?${query}`;
}

/** Whether an item holds what it should. */
export function isInvite(json: unknown): boolean {
	return /^\{"code":"\w{22}"/.test(JSON.stringify(json));
}

function wawp(options: INodeParameters): INode {
	const groupId = { __rl: true, mode: 'id', value: GROUP };
	const parameters = { resource: 'invite', operation: 'getInviteCode', groupId, options };
	return node('n8n-nodes-wawp-groups.wawpGroups', parameters, 'wawpApi');
}

/** As people set it up: the group in the URL. */
function httpRequest({ baseUrl }: Facts, keys: INodeParameters, credential?: string): INode {
	const url = `=${baseUrl}/v2/groups/{{ encodeURIComponent($json.groupId) }}/invite-code`;
	const parameters = { method: 'GET', url, options: {}, ...keys };
	return { ...node('n8n-nodes-base.httpRequest', parameters, credential), typeVersion: 4.5 };
}

function keysInNode({ instanceId, accessToken }: Facts): INodeParameters {
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

function node(type: string, parameters: INodeParameters, credential?: string): INode {
	const credentials = credential && { credentials: { [credential]: { id: '1', name: 'Wawp' } } };
	return {
		id: 'it',
		name: 'It',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...credentials,
	};
}
