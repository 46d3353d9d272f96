import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { createState, faultAnswers as fault, startEmulator } from '../../emulator/index.cts';
import type { Credential } from '../../harness/n8n/n8nApi.cts';
import { eventually } from '../eventually.cts';
import type { Context } from '../context.cts';

/** n8n waits longer before each publication that follows another closely. */
const CYCLES = Number(process.env.E2E_CYCLES ?? 4);

interface Saved {
	id: string;
	versionId: string;
}

/** Triggers come and go in the real n8n, while others change the list: at its end nothing of ours is in it. */
export async function leftBehind({ installation, report }: Context): Promise<void> {
	const { api, emulator } = installation;
	const { state, faults } = emulator;
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

	await report.check(
		`published and unpublished ${CYCLES} times, while another program changes its own webhooks`,
		async () => {
			const theirs = (cycle: number) => `https://other${cycle % 7}.example.com/hook`;
			for (let cycle = 0; cycle < CYCLES; cycle++) {
				const set = write(emulator, 'POST', 'set', theirs(cycle));
				await Promise.all([api.activate(first), set]);
				await count(1);
				const unset = async () => await write(emulator, 'DELETE', 'delete', theirs(cycle));
				await Promise.all([api.deactivate(first.id), cycle % 2 ? unset() : undefined]);
				await count(0);
			}
			const expected = new Set<string>();
			for (let cycle = 0; cycle < CYCLES; cycle++) {
				expected.add(theirs(cycle));
				if (cycle % 2) expected.delete(theirs(cycle));
			}
			assert.deepEqual(state.webhooks.map(({ url }) => url).sort(), [...expected].sort());
		},
	);

	await report.check('a write that takes effect and fails leaves nothing either', async () => {
		for (let cycle = 0; cycle < 3; cycle++) {
			faults.add({ path: /webhook\/(set|delete)/, afterEffect: true, answer: fault.status(500) });
			await api.activate(first).catch(() => {});
			await api.deactivate(first.id).catch(() => {});
			faults.clear();
			await api.activate(first);
			await count(1);
			await off(first);
		}
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

function triggerWorkflow(webhookId: string, { id, name }: Credential) {
	const trigger = { id: 't', name: 'Trigger', type: 'n8n-nodes-wawp-groups.wawpGroupsTrigger' };
	const next = { id: 'n', name: 'Next', type: 'n8n-nodes-base.noOp', typeVersion: 1 };
	return {
		name: webhookId,
		nodes: [
			{
				...{ ...trigger, typeVersion: 1.1, webhookId, position: [0, 0] },
				credentials: { wawpApi: { id, name } },
				parameters: { events: ['participantJoined'] },
			},
			{ ...next, position: [200, 0], parameters: {} },
		],
		connections: { Trigger: { main: [[{ node: 'Next', type: 'main', index: 0 }]] } },
		settings: {},
	};
}

/** Another program, at the same list of webhooks. */
async function write(
	{ url, state: { instanceId, accessToken } }: Context['installation']['emulator'],
	method: string,
	what: string,
	webhook: string,
): Promise<void> {
	const query = new URLSearchParams({ instance_id: instanceId, access_token: accessToken });
	const body = JSON.stringify({ url: webhook, events: ['message'], is_active: true });
	const headers = { 'content-type': 'application/json' };
	const to = `${url}/v2/webhook/${what}?${String(query)}`;
	const answer = await fetch(to, { method, headers, body });
	assert.equal(answer.status, 200, await answer.text());
}
