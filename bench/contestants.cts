/** The ways to do the same: the node in the middle of a workflow. */
import { byId } from '../harness/engine/workflow.cts';
import { WAWP_NODE, type ChainNode } from '../harness/n8n/chain.cts';
import type { Credential } from '../harness/n8n/n8nApi.cts';

/** An account at the emulated Wawp. */
export interface Keys {
	url: string;
	instanceId: string;
	accessToken: string;
	/** The account as credentials of n8n, by their type. */
	credentials: { wawpApi: Credential; httpCustomAuth: Credential };
}

/** A way, and the name under which the documentation has it. */
export interface Contestant {
	name: string;
	node(keys: Keys): ChainNode;
}

const GROUP = '={{ $json.groupId }}';

/** Get Invite Code with these options. */
export function wawpGroups(options = {}): Contestant['node'] {
	return ({ credentials: { wawpApi: credential } }) => ({
		...{ name: 'It', type: WAWP_NODE, credential },
		parameters: { groupId: byId(GROUP), options },
	});
}

/** As people set it up: the group in the URL. With the keys in the node, or in a credential. */
export function httpRequest(isInNode: boolean, settings = {}): Contestant['node'] {
	return ({ url, instanceId, accessToken, credentials }) => {
		const parameters = {
			...{ method: 'GET', options: {} },
			url: `=${url}/v2/groups/{{ encodeURIComponent($json.groupId) }}/invite-code`,
		};
		const keys = { instance_id: instanceId, access_token: accessToken };
		const inNode = Object.entries(keys).map(([name, value]) => ({ name, value }));
		return {
			...{ name: 'It', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.5, ...settings },
			...(isInNode
				? {
						parameters: { ...parameters, sendQuery: true, queryParameters: { parameters: inNode } },
					}
				: {
						credential: credentials.httpCustomAuth,
						parameters: {
							...parameters,
							...{ authentication: 'genericCredentialType', genericAuthType: 'httpCustomAuth' },
						},
					}),
		};
	};
}

/** n8n's own retries at their most: it takes no more tries, and no longer between two. */
export const RETRIES = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };

export const CONTESTANTS = {
	node: { name: 'Wawp Groups', node: wawpGroups() },
	reuse: {
		name: 'Wawp Groups with "Reuse Code For (Minutes)"',
		node: wawpGroups({ reuseMinutes: 10 }),
	},
	add: {
		name: 'Wawp Groups: Add',
		node: ({ credentials }) => ({
			...{ name: 'It', type: WAWP_NODE, credential: credentials.wawpApi },
			parameters: {
				...{ resource: 'participant', operation: 'add', groupId: byId(GROUP) },
				participants: '={{ $json.person }}',
			},
		}),
	},
	httpKeys: { name: 'HTTP Request, keys written into the node', node: httpRequest(true) },
	httpCredential: {
		name: 'HTTP Request, keys in a Custom Auth credential',
		node: httpRequest(false),
	},
	httpRetries: {
		name: 'HTTP Request with Retry On Fail (5 tries, 5 s between)',
		node: httpRequest(true, RETRIES),
	},
} satisfies Record<string, Contestant>;
