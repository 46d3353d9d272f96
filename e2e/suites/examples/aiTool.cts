import { strict as assert } from 'node:assert';
import { Editor } from '../../editor.cts';
import { example, groupNamed, linkOf, type Context } from '../../context.cts';

/** The node as a tool of an AI agent, talked to in the editor's chat. */
export async function aiTool(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const editor = new Editor(page);

	await report.check('the node is offered as a tool', async () => {
		const { id } = example(context, 'ai-tool');
		const tool = page.locator('[data-handleid="inputs/ai_tool/0"]');
		await editor.open(installation.n8n.url, id);
		// the panel shows what n8n had loaded when it was opened
		await page.waitForLoadState('networkidle');
		await tool.getByTestId('canvas-handle-plus').click();
		await page.getByTestId('node-creator').getByText('Tools', { exact: true }).first().click();
		const found = await editor.searchNodes('wawp');
		await found.getByText('Wawp Groups Tool').waitFor();
		await page.keyboard.press('Escape');
	});

	const group = groupNamed(context, 'Newcomers Berlin');
	const answers = page.getByTestId('canvas-chat-body').getByText('The tool says');
	const ask = async (question: string, count: number) => {
		await page.getByTestId('chat-input').fill(question);
		await page.keyboard.press('Enter');
		await answers.nth(count - 1).waitFor();
		return await answers.nth(count - 1).innerText();
	};

	await report.check(
		'an agent finds a group among three tools, and answers with its link',
		async () => {
			await page.getByTestId('workflow-chat-button').click();
			const said = await ask(`Which link has ${group.subject}?`, 1);
			assert.ok(said.includes(linkOf(group)), said);
			await editor.dismissNotices();
		},
	);

	await report.check('and sends the link where it is asked to', async () => {
		const said = await ask(`Send the link of ${group.subject} to +4917055555502`, 2);
		assert.match(said, /"status":"sent"/);
		const [message] = installation.emulator.state.messages.filter(({ chatId }) =>
			chatId.startsWith('4917055555502@'),
		);
		assert.ok(message?.text.includes(linkOf(group)), JSON.stringify(message));
	});
}
