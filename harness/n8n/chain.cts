import type { Credential } from './n8nApi.cts';

/** A node of a chain; what is not given is n8n's usual. */
export interface ChainNode {
	name: string;
	/** The full name, as workflows hold it. */
	type: string;
	typeVersion?: number;
	parameters?: Record<string, unknown>;
	webhookId?: string;
	credential?: Credential;
	[setting: string]: unknown;
}

/** The node of this package, and its trigger. */
export const WAWP_NODE = 'n8n-nodes-wawp-groups.wawpGroups';
export const WAWP_TRIGGER = 'n8n-nodes-wawp-groups.wawpGroupsTrigger';

/** A workflow, as n8n's API takes it, in which each node hands its items to the next. */
export function chain(name: string, nodes: ChainNode[], settings = {}): Record<string, unknown> {
	return {
		name,
		nodes: nodes.map(({ credential, ...node }, place) => ({
			...{ id: node.name, typeVersion: 1, position: [220 * place, 0], parameters: {} },
			...node,
			...(credential && {
				credentials: { [credential.type]: { id: credential.id, name: credential.name } },
			}),
		})),
		connections: Object.fromEntries(
			nodes
				.slice(1)
				.map((node, place) => [
					nodes[place]?.name,
					{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
				]),
		),
		settings: { executionOrder: 'v1', ...settings },
	};
}
