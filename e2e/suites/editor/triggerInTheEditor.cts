import { strict as assert } from 'node:assert';
import { chain, WAWP_TRIGGER } from '../../../harness/n8n/chain.cts';
import { Editor } from '../../editor.cts';
import { eventually } from '../../eventually.cts';
import { type Context } from '../../context.cts';

const LISTENING = 'Now let somebody join one of your groups, for example from a second phone';

const PANEL = 'Pull in what happens in your WhatsApp groups';

/** What a person sees of the trigger: its texts, and a test event. */
export async function triggerInTheEditor({ installation, report, page }: Context): Promise<void> {
	const { api, emulator } = installation;
	const { state, simulate } = emulator;
	const editor = new Editor(page);
	const credential = await installation.createWawpCredential();
	const workflow = await api.createWorkflow(
		chain('Who joins', [
			{
				...{ name: 'When Somebody Joins', type: WAWP_TRIGGER, typeVersion: 1.1, credential },
				webhookId: 'who-joins',
				parameters: { events: ['participantJoined', 'selfJoined'] },
			},
		]),
	);
	const before = structuredClone(state.webhooks);

	await report.check('on the canvas it tells its events in words', async () => {
		await editor.open(installation.n8n.url, workflow.id);
		await editor
			.node('When Somebody Joins')
			.getByText('Participant Joined, This Number Joined')
			.waitFor();
	});

	await report.check('it says what to do while it listens, and leaves nothing', async () => {
		await editor.openNode('When Somebody Joins');
		await page.getByText(PANEL).waitFor();
		await editor.executeStep();
		await eventually(() => assert.equal(state.webhooks.length, before.length + 1));
		await editor.closeNode();
		await page.getByText(LISTENING).first().waitFor();
		await page.getByTestId('stop-execution-waiting-for-webhook-button').click();
		await eventually(() => assert.deepEqual(state.webhooks, before));
		await editor.openNode('When Somebody Joins');
	});

	await report.check('a test event shows who joined, and leaves nothing', async () => {
		const [group] = state.groups.values();
		assert.ok(group);
		await editor.executeStep();
		await eventually(() => assert.equal(state.webhooks.length, before.length + 1));
		// n8n takes calls once the node has seen its webhook in the list
		await eventually(() => {
			const last = emulator.requests.slice(-2).map(({ method }) => method);
			assert.deepEqual([...last, emulator.inFlight], ['POST', 'GET', 0]);
		});
		// and some time after that
		const shown = editor.output.getByText('participantJoined', { exact: true });
		for (let guest = 1; guest <= 8 && (await shown.count()) === 0; guest++) {
			simulate.join(group.id, `491705555550${guest}@c.us`);
			await page.waitForTimeout(2_000);
		}
		await shown.first().waitFor();
		await eventually(() => assert.deepEqual(state.webhooks, before));
		for (let guest = 1; guest <= 8; guest++) simulate.leave(group.id, `491705555550${guest}@c.us`);
	});
}
