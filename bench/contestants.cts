/** The ways to do the same: the node in the middle of a workflow. */
import { byId } from '../harness/engine/workflow.cts';
import { WAWP_NODE, type ChainNode } from '../harness/n8n/chain.cts';
import type { Credential } from '../harness/n8n/n8nApi.cts';

/** An account at the emulated Wawp. */
export interface Keys {
	url: string;
	instanceId: string;
	accessToken: string;
	credential: Credential;
}

/** A way, and the name under which the documentation has it. */
export interface Contestant {
	name: string;
	node(keys: Keys): ChainNode;
}

const groupId = byId('={{ $json.groupId }}');

function wawpGroups(parameters: object): Contestant['node'] {
	return ({ credential }) => ({
		...{ name: 'It', type: WAWP_NODE, credential },
		parameters: { groupId, ...parameters },
	});
}

/** As people set it up: the group in the URL, the keys in the node. */
function httpRequest(settings: object): Contestant['node'] {
	return ({ url, instanceId, accessToken }) => ({
		...{ name: 'It', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.5, ...settings },
		parameters: {
			...{ method: 'GET', options: {}, sendQuery: true },
			url: `=${url}/v2/groups/{{ encodeURIComponent($json.groupId) }}/invite-code`,
			queryParameters: {
				parameters: [
					{ name: 'instance_id', value: instanceId },
					{ name: 'access_token', value: accessToken },
				],
			},
		},
	});
}

/** n8n's own retries at their most: it takes no more tries, and no longer between two. */
const RETRIES = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };

export const CONTESTANTS = {
	node: { name: 'Wawp Groups', node: wawpGroups({}) },
	reuse: {
		name: 'Wawp Groups with "Reuse Code For (Minutes)"',
		node: wawpGroups({ options: { reuseMinutes: 10 } }),
	},
	add: {
		name: 'Wawp Groups: Add',
		node: wawpGroups({
			...{ resource: 'participant', operation: 'add' },
			participants: '={{ $json.person }}',
		}),
	},
	http: { name: 'HTTP Request', node: httpRequest({}) },
	httpRetries: {
		name: 'HTTP Request with Retry On Fail (5 tries, 5 s between)',
		node: httpRequest(RETRIES),
	},
} satisfies Record<string, Contestant>;
