import { strict as assert } from 'node:assert';
import { Editor } from '../../editor.cts';
import { eventually } from '../../eventually.cts';
import { example, groupNamed, linkOf, type Context } from '../../context.cts';

/** The example that changes a link every Monday, started by hand: no test waits for Monday. */
export async function rotateLink(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const { id } = example(context, 'rotate-link');
	const group = groupNamed(context, 'Bread Baking Course – Spring');

	await report.check('run in the editor, it publishes the new link', async () => {
		const old = linkOf(group);
		const editor = new Editor(page);
		await editor.open(installation.n8n.url, id);
		await page.getByTestId('execute-workflow-button').click();
		const mail = await eventually(() => {
			const found = installation.mailbox.mails.find(({ to }) => to.includes('members@example.com'));
			assert.ok(found);
			return found;
		});
		assert.notEqual(linkOf(group), old);
		assert.ok(mail.text.includes(linkOf(group)), mail.text);
		await eventually(() => {
			const told = installation.slack.messages.filter((message) =>
				message.startsWith('The new link'),
			);
			assert.equal(told.length, 1);
			assert.ok(told[0]?.endsWith(linkOf(group)), told[0]);
		});
		await editor.dismissNotices();
	});
}
