import { strict as assert } from 'node:assert';
import { chain, WAWP_TRIGGER } from '../../harness/n8n/chain.cts';
import { eventually } from '../eventually.cts';
import type { Context } from '../context.cts';

/** A published trigger outlives n8n, and leaves nothing when it goes. */
export async function leftBehind({ installation, report }: Context): Promise<void> {
	const { api, emulator, n8n } = installation;
	const { state } = emulator;
	state.webhooks = [];
	const credential = await installation.createWawpCredential();
	const trigger = {
		...{ name: 'Trigger', type: WAWP_TRIGGER, typeVersion: 1.1, webhookId: 'left', credential },
		parameters: { events: ['participantJoined'] },
	};
	const next = { name: 'Next', type: 'n8n-nodes-base.noOp' };
	const workflow = await api.createWorkflow(chain('Left behind', [trigger, next]));
	const count = async (wanted: number) =>
		await eventually(() => {
			const ours = state.webhooks.filter(({ url }) => url.startsWith(n8n.url));
			assert.equal(ours.length, wanted, JSON.stringify(state.webhooks));
		});

	await report.check('n8n is killed while a trigger is published, and comes back', async () => {
		await api.activate(workflow);
		await count(1);
		await eventually(async () => {
			const { staticData } = await api.send('GET', `/rest/workflows/${workflow.id}`);
			assert.match(JSON.stringify(staticData), /registered/, 'n8n saves that last');
		});
		await installation.restart('SIGKILL');
		await count(1);
		await api.deactivate(workflow.id);
		await count(0);
	});
}
