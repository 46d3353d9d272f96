import { strict as assert } from 'node:assert';
import { Editor } from '../editor.cts';
import { eventually } from '../eventually.cts';
import { example, groupNamed, linkOf, shoot, type Scene } from '../scene.cts';

/** The example that changes a link every Monday, started by hand: no test waits for Monday. */
export async function rotateLink(scene: Scene): Promise<void> {
	const { rig, report, page } = scene;
	const { id } = example(scene, 'rotate-link');
	const group = groupNamed(scene, 'Bread Baking Course – Spring');

	await report.check('run in the editor, it publishes the new link', async () => {
		const old = linkOf(group);
		const editor = new Editor(page);
		await editor.open(rig.n8n.url, id);
		await page.getByTestId('execute-workflow-button').click();
		const mail = await eventually(() => {
			const found = rig.mailbox.mails.find(({ to }) => to.includes('members@example.com'));
			assert.ok(found);
			return found;
		});
		assert.notEqual(linkOf(group), old);
		assert.ok(mail.text.includes(linkOf(group)), mail.text);
		await eventually(() => {
			const told = rig.slack.messages.filter((message) => message.startsWith('The new link'));
			assert.equal(told.length, 1);
			assert.ok(told[0]?.endsWith(linkOf(group)), told[0]);
		});
		await editor.dismissNotices();
		await shoot(page, 'rotate-link');
	});
}
