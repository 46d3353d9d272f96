import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { byId } from '../../harness/engine/workflow.cts';
import { chain, WAWP_NODE } from '../../harness/n8n/chain.cts';
import { eventually } from '../eventually.cts';
import { groupNamed, linkOf, type Context } from '../context.cts';

const PATH = 'new-course-plan';

/** A teacher hands a file in by a form: it goes to the group, and the teacher gets the group's link, also as a QR code. */
export async function formToFile(context: Context): Promise<void> {
	const { installation, report } = context;
	const { api, n8n, mailbox, emulator, userFolder } = installation;
	const group = groupNamed(context, 'Newcomers Berlin');
	const credential = await installation.createWawpCredential();
	const smtp = await api.createCredential('smtp', 'SMTP of this one', mailbox.credential);
	const groupId = byId(group.id);
	const workflow = await api.createWorkflow(
		chain('Form to file', [
			{
				...{ name: 'Plan Form', type: 'n8n-nodes-base.formTrigger', typeVersion: 2.2 },
				webhookId: PATH,
				parameters: {
					formTitle: 'New course plan',
					formFields: { values: [{ fieldLabel: 'Plan', fieldType: 'file' }] },
					options: { path: PATH },
				},
			},
			{
				...{ name: 'Send Plan', type: WAWP_NODE, credential },
				parameters: {
					...{ resource: 'message', operation: 'sendFile', groupId },
					...{ fileSource: 'binary', binaryPropertyName: 'Plan', caption: 'The new plan' },
				},
			},
			{
				...{ name: 'Get Link', type: WAWP_NODE, credential },
				parameters: { groupId, options: { qrCode: true } },
			},
			{
				...{ name: 'Mail', type: 'n8n-nodes-base.emailSend', typeVersion: 2.1, credential: smtp },
				parameters: {
					...{ fromEmail: 'studio@example.com', toEmail: 'teacher@example.com' },
					...{ subject: 'It is sent', emailFormat: 'text', text: '={{ $json.link }}' },
					options: { attachments: 'qrCode' },
				},
			},
		]),
	);

	await report.check(
		'a file from a form goes to the group, and its link out by mail, also as a QR code',
		async () => {
			await api.activate(workflow);
			await api.formReady(PATH);
			const bytes = Buffer.from('%PDF-1.4 the plan');
			const body = new FormData();
			body.set('field-0', new File([bytes], 'plan.pdf', { type: 'application/pdf' }));
			const answer = await fetch(`${n8n.url}/form/${PATH}`, { method: 'POST', body });
			assert.equal(answer.status, 200);
			const mail = await eventually(() => {
				const found = mailbox.mails.find(({ to }) => to.includes('teacher@example.com'));
				assert.ok(found);
				return found;
			});
			assert.ok(mail.text.includes(linkOf(group)));
			const { data: pixels, width, height } = PNG.sync.read(mail.attachments[0] ?? Buffer.of());
			assert.equal(jsQR(new Uint8ClampedArray(pixels), width, height)?.data, linkOf(group));
			// n8n keeps files on disk, which is all that n8n 3 does
			const files = readdirSync(userFolder, { recursive: true }).map(String);
			assert.ok(files.some((file) => /executions\/.*\/binary_data\/[\w-]+$/.test(file)));
			const [sent, ...more] = emulator.requests.filter(({ path }) => path === '/v2/send/pdf');
			assert.deepEqual(more, []);
			const { file, caption } = Object(sent?.body);
			const data = bytes.toString('base64');
			assert.deepEqual(file, { filename: 'plan.pdf', mimetype: 'application/pdf', data });
			assert.equal(caption, 'The new plan');
		},
	);
}
