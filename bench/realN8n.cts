import { createState, type Emulator } from '../emulator/index.cts';
import { chain } from '../harness/n8n/chain.cts';
import { startInstallation, type Installation } from '../harness/n8n/installation.cts';
import type { Runtime } from '../harness/n8n/runtime.cts';
import type { Contestant, Keys } from './contestants.cts';

/** Who has sent a form. */
export interface Person {
	email: string;
	groupId: string;
	/** The ID of somebody to be added. */
	person?: string;
}

/** Sends people through a workflow, and gives back its items. */
export type Submit = (people: Person[]) => Promise<unknown[]>;

/** A whole n8n as people have it, with its database. */
export interface RealN8n extends Installation {
	/** Publishes a workflow around a node, for an account of its own: nothing is known of it from before. */
	publish(contestant: Contestant): Promise<Submit>;
}

/** Starts it beside an emulator with so many groups. */
export async function startRealN8n(runtime: Runtime, groups: number): Promise<RealN8n> {
	const installation = await startInstallation({ runtime });
	installation.emulator.state = createState({ groups });
	let accounts = 0;
	return {
		...installation,
		async publish({ node }) {
			const path = `account${(accounts += 1)}`;
			installation.emulator.state.instanceId = path.toUpperCase();
			return await published(installation, path, node(await keysOf(installation)));
		},
	};
}

async function keysOf({ createWawpCredential, emulator }: Installation): Promise<Keys> {
	const { instanceId, accessToken } = emulator.state;
	return { url: emulator.url, instanceId, accessToken, credential: await createWawpCredential() };
}

/** A list of people comes in and is split into items; all items of the node in the middle are the answer. */
async function published(
	{ api, n8n }: Installation,
	path: string,
	node: ReturnType<Contestant['node']>,
): Promise<Submit> {
	const answer = { responseMode: 'lastNode', responseData: 'allEntries', options: {} };
	const saved = await api.createWorkflow(
		chain(
			path,
			[
				{
					...{ name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path },
					parameters: { path, httpMethod: 'POST', ...answer },
				},
				{
					...{ name: 'Split Out', type: 'n8n-nodes-base.splitOut' },
					parameters: { fieldToSplitOut: 'body.people', options: {} },
				},
				node,
			],
			// what n8n saves of so many items makes its database wait
			{ saveDataSuccessExecution: 'none' },
		),
	);
	await api.activate(saved);
	await api.webhookReady(path);
	return async (people) => {
		const response = await fetch(`${n8n.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ people }),
		});
		const items: unknown = await response.json();
		return Array.isArray(items) ? items : [];
	};
}

/** So many people, who ask for so many of the groups in turn. */
export function peopleOf({ state }: Emulator, count: number, groups: number): Person[] {
	const ids = [...state.groups.keys()];
	return Array.from({ length: count }, (_, i) => ({
		email: `person${i}@example.com`,
		groupId: ids[i % groups] ?? '',
	}));
}

/** Whether an item holds what it should. */
export function isInvite(json: unknown): boolean {
	return /^\{"code":"\w{22}"/.test(JSON.stringify(json));
}
