import { chain, WAWP_NODE } from '../../../harness/n8n/chain.cts';
import { byId } from '../../../harness/engine/workflow.cts';
import { Editor } from '../../editor.cts';
import { groupNamed, screenshot, type Context } from '../../context.cts';

const DOWN = /not connected to Wawp at the moment/;

/** What a person sees in the open node, and in its picker, while the phone is not linked. */
export async function errorViews(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const { state } = installation.emulator;
	const editor = new Editor(page);
	await report.check('the editor shows what happened and what to do', async () => {
		const { id: value } = groupNamed(context, 'Newcomers Berlin');
		const credential = await installation.createWawpCredential();
		const groupId = { ...byId(value), mode: 'list' };
		const { id } = await installation.api.createWorkflow(
			chain('Stopped', [
				{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
				{ name: 'Wawp', type: WAWP_NODE, credential, parameters: { groupId } },
			]),
		);
		await editor.open(installation.n8n.url, id);
		await editor.openNode('Wawp');
		state.status = 'STOPPED';
		try {
			await editor.executeStep();
			for (const text of [DOWN, /start it and scan the QR code/]) {
				await editor.output.getByText(text).first().waitFor();
			}
			await editor.dismissNotices();
			await screenshot(page, 'stopped-session');
			await editor.group.getByTestId('rlc-input').click();
			await page.getByTestId('rlc-error-container').getByText(DOWN).waitFor();
			await screenshot(page, 'stopped-session-picker');
		} finally {
			state.status = 'WORKING';
		}
	});
}
