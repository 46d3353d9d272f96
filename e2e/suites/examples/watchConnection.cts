import { strict as assert } from 'node:assert';
import { Editor } from '../../editor.cts';
import { eventually } from '../../eventually.cts';
import { example, type Context } from '../../context.cts';

/** The example that looks every quarter of an hour, started by hand: no test waits for it. */
export async function watchConnection(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const { id } = example(context, 'watch-connection');
	const { state } = installation.emulator;
	const mails = () =>
		installation.mailbox.mails.filter(({ to }) => to.includes('owner@example.com'));
	const editor = new Editor(page);

	/** Runs it once, and waits until it is over. */
	async function run(): Promise<void> {
		const before = (await installation.api.executions(id)).length;
		await page.getByTestId('execute-workflow-button').click();
		await eventually(async () => {
			const runs = await installation.api.executions(id);
			assert.ok(runs.length > before && runs.every(({ status }) => status === 'success'));
		});
		await editor.dismissNotices();
	}

	await report.check('a phone that is no longer linked: one mail with a link for it', async () => {
		await editor.open(installation.n8n.url, id);
		await run();
		assert.equal(mails().length, 0);
		state.status = 'SCAN_QR_CODE';
		try {
			await run();
			await run();
		} finally {
			state.status = 'WORKING';
		}
		const [mail, ...more] = mails();
		assert.deepEqual(more, []);
		assert.match(mail?.text ?? '', /https:\/\/app\.wawp\.net\/temp-qr\/\d{64}/);
	});
}
