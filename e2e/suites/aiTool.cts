import { strict as assert } from 'node:assert';
import { Editor } from '../editor.cts';
import { eventually } from '../eventually.cts';
import { example, groupNamed, linkOf, screenshot, type Context } from '../context.cts';

/** The node as a tool of an AI agent, talked to in the editor's chat. */
export async function aiTool(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const editor = new Editor(page);

	await report.check('the node is offered as a tool', async () => {
		const { id } = example(context, 'ai-tool');
		const tool = page.locator('[data-handleid="inputs/ai_tool/0"]');
		// the panel lacks nodes when it is opened before n8n has loaded them
		await eventually(async () => {
			await editor.open(installation.n8n.url, id);
			await tool.getByTestId('canvas-handle-plus').click();
			await page.getByTestId('node-creator').getByText('Tools', { exact: true }).first().click();
			const found = await editor.searchNodes('wawp');
			await found.getByText('Wawp Groups Tool').waitFor({ timeout: 4000 });
		}, 60_000);
		await screenshot(page, 'ai-tool-offered');
		await page.keyboard.press('Escape');
	});

	await report.check('an agent asks the tool for a group, and answers with its link', async () => {
		const group = groupNamed(context, 'Newcomers Berlin');
		await page.getByTestId('workflow-chat-button').click();
		await page.getByTestId('chat-input').fill(`Which link has ${group.subject}?`);
		await page.keyboard.press('Enter');
		const answer = page.getByTestId('canvas-chat-body').getByText('The tool says');
		await answer.waitFor();
		const said = await answer.innerText();
		assert.ok(said.includes(linkOf(group)), said);
		await editor.dismissNotices();
		await screenshot(page, 'ai-tool');
	});
}
