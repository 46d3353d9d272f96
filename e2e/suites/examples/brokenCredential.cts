import { strict as assert } from 'node:assert';
import { readExample } from '../../../harness/n8n/examples.cts';
import { eventually } from '../../eventually.cts';
import { postForm } from '../../postForm.cts';
import type { Context } from '../../context.cts';

/** The form workflow with a credential that cannot be used: n8n must not send empty emails. */
export async function brokenCredential({ installation, report }: Context): Promise<void> {
	const { api, mailbox, addresses, emulator } = installation;
	await report.check('a Base URL that is refused: no email without a link goes out', async () => {
		const { instanceId, accessToken } = emulator.state;
		const values = { instanceId, accessToken, baseUrl: 'http://wawp.example.com' };
		const credentials = [
			await api.createCredential('wawpApi', 'Refused Base URL', values),
			await api.createCredential('smtp', 'SMTP of this one', mailbox.credential),
		];
		const example = readExample('form-to-email', { credentials, addresses });
		const text = JSON.stringify(example).replaceAll('course-link', 'broken-link');
		const { nodes, connections, settings } = JSON.parse(text);
		const workflow = { name: 'Refused Base URL', nodes, connections, settings };
		await api.activate(await api.createWorkflow(workflow));
		await api.formReady('broken-link');
		const before = mailbox.mails.length;
		const form = `${installation.n8n.url}/form/broken-link`;
		await postForm(form, ['fay@example.com', 'Newcomers Berlin']);
		const [mail, ...more] = await eventually(() => {
			assert.ok(mailbox.mails.length > before);
			return mailbox.mails.slice(before);
		});
		assert.deepEqual(more, []);
		assert.deepEqual(mail?.to, ['admin@example.com']);
		assert.match(mail?.text ?? '', /Base URL in the Wawp credential must start with https/);
	});
}
