import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { createState, startEmulator } from '../../emulator/index.cts';
import { chain, WAWP_TRIGGER } from '../../harness/n8n/chain.cts';
import type { Credential } from '../../harness/n8n/n8nApi.cts';
import { eventually } from '../eventually.cts';
import type { Context } from '../context.cts';

interface Saved {
	id: string;
	versionId: string;
}

/** Triggers come and go in the real n8n: at the end nothing of them is in the list of webhooks. */
export async function leftBehind({ installation, report }: Context): Promise<void> {
	const { api, emulator } = installation;
	const { state } = emulator;
	state.webhooks = [];
	const credential = await installation.createWawpCredential();
	const publish = async (webhookId: string) =>
		await api.createWorkflow(triggerWorkflow(webhookId, credential));
	const first = await publish('left-first');
	const ours = () => state.webhooks.filter(({ url }) => url.startsWith(installation.n8n.url));
	const count = async (wanted: number) =>
		await eventually(() => assert.equal(ours().length, wanted, JSON.stringify(state.webhooks)));
	const off = async (workflow: Saved) => {
		await api.deactivate(workflow.id);
		await count(0);
	};

	const published = async ({ id }: Saved) =>
		await eventually(async () => {
			const { staticData } = await api.send('GET', `/rest/workflows/${id}`);
			assert.match(JSON.stringify(staticData), /registered/, 'n8n saves that last');
		});

	await report.check('n8n is killed while the workflow is published, and comes back', async () => {
		await api.activate(first);
		await count(1);
		await published(first);
		await installation.restart('SIGKILL');
		await count(1);
		await off(first);
	});

	await report.check('a copy of the workflow has a webhook of its own', async () => {
		const copy = await publish('left-copy');
		await api.activate(first);
		await api.activate(copy);
		await count(2);
		await api.deactivate(first.id);
		await count(1);
		assert.ok(ours()[0]?.url.includes('left-copy'));
		await off(copy);
	});

	await report.check(
		'with the credential of another instance, the user is told what is left where',
		async () => {
			const elsewhere = await startEmulator({ state: createState({ groups: 1 }) });
			try {
				elsewhere.state.instanceId = 'ANOTHER12345';
				const { instanceId, accessToken } = elsewhere.state;
				const data = { instanceId, accessToken, baseUrl: elsewhere.url };
				const other = await api.createCredential('wawpApi', 'Another number', data);
				await api.activate(first);
				await count(1);
				const { nodes } = triggerWorkflow('left-first', other);
				const changed = await api.send('PATCH', `/rest/workflows/${first.id}`, {
					...{ nodes, versionId: first.versionId },
				});
				const next = { id: first.id, versionId: String(changed.versionId) };
				await api.activate(next);
				// either n8n took it away with the credential of before, or says where it is
				const told = new RegExp(`at the Wawp instance ${state.instanceId}: `);
				await eventually(async () => {
					if (ours().length > 0) assert.match(await readFile(installation.n8n.log, 'utf8'), told);
				});
				await api.deactivate(first.id).catch(() => {});
				await eventually(() => assert.deepEqual(elsewhere.state.webhooks, []));
			} finally {
				await elsewhere.close();
			}
		},
	);
}

function triggerWorkflow(webhookId: string, credential: Credential) {
	return chain(webhookId, [
		{
			...{ name: 'Trigger', type: WAWP_TRIGGER, typeVersion: 1.1, webhookId, credential },
			parameters: { events: ['participantJoined'] },
		},
		{ name: 'Next', type: 'n8n-nodes-base.noOp' },
	]);
}
