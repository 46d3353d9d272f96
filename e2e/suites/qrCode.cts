import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { byId } from '../../harness/engine/workflow.cts';
import { chain, WAWP_NODE } from '../../harness/n8n/chain.cts';
import { eventually } from '../eventually.cts';
import { groupNamed, linkOf, type Context } from '../context.cts';

const PATH = 'qr-code';

/** The link as a picture, with n8n keeping files on disk, which is all that n8n 3 does. */
export async function qrCode(context: Context): Promise<void> {
	const { installation, report } = context;
	const { api, n8n, userFolder } = installation;
	const group = groupNamed(context, 'Newcomers Berlin');
	const credential = await installation.createWawpCredential();
	const workflow = await api.createWorkflow(
		chain('QR code', [
			{
				...{ name: 'Asked', type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: PATH },
				parameters: { path: PATH, responseMode: 'responseNode', options: {} },
			},
			{
				...{ name: 'Get Link', type: WAWP_NODE, credential },
				parameters: { groupId: byId(group.id), options: { qrCode: true } },
			},
			{
				...{ name: 'Answer', type: 'n8n-nodes-base.respondToWebhook', typeVersion: 1.1 },
				parameters: {
					...{ respondWith: 'binary', responseDataSource: 'set', inputFieldName: 'qrCode' },
					options: {},
				},
			},
		]),
	);

	await report.check('the QR code comes from a file on disk, and leads to the group', async () => {
		await api.activate(workflow);
		// n8n publishes some time after it has said so
		const answer = await eventually(async () => {
			const tried = await fetch(`${n8n.url}/webhook/${PATH}`);
			assert.equal(tried.status, 200);
			return tried;
		});
		assert.equal(answer.headers.get('content-type'), 'image/png');
		const { data, width, height } = PNG.sync.read(Buffer.from(await answer.arrayBuffer()));
		assert.equal(jsQR(new Uint8ClampedArray(data), width, height)?.data, linkOf(group));
		const files = readdirSync(userFolder, { recursive: true }).map(String);
		assert.ok(files.some((file) => /executions\/.*\/binary_data\/[\w-]+$/.test(file)));
	});
}
