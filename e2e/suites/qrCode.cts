import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { eventually } from '../eventually.cts';
import { groupNamed, linkOf, type Context } from '../context.cts';

const PATH = 'qr-code';

/** The link as a picture, with n8n keeping files on disk, which is all that n8n 3 does. */
export async function qrCode(context: Context): Promise<void> {
	const { installation, report } = context;
	const { api, n8n, userFolder } = installation;
	const group = groupNamed(context, 'Newcomers Berlin');
	const { id, name } = await installation.createWawpCredential();
	const workflow = await api.createWorkflow({
		name: 'QR code',
		nodes: [
			{
				...{ id: 'a', name: 'Asked', type: 'n8n-nodes-base.webhook', typeVersion: 2 },
				...{ webhookId: PATH, position: [0, 0] },
				parameters: { path: PATH, responseMode: 'responseNode', options: {} },
			},
			{
				...{ id: 'b', name: 'Get Link', type: 'n8n-nodes-wawp-groups.wawpGroups', typeVersion: 1 },
				...{ position: [200, 0], credentials: { wawpApi: { id, name } } },
				parameters: {
					groupId: { __rl: true, mode: 'id', value: group.id },
					options: { qrCode: true },
				},
			},
			{
				...{ id: 'c', name: 'Answer', type: 'n8n-nodes-base.respondToWebhook', typeVersion: 1.1 },
				position: [400, 0],
				parameters: {
					...{ respondWith: 'binary', responseDataSource: 'set', inputFieldName: 'qrCode' },
					options: {},
				},
			},
		],
		connections: {
			Asked: { main: [[{ node: 'Get Link', type: 'main', index: 0 }]] },
			'Get Link': { main: [[{ node: 'Answer', type: 'main', index: 0 }]] },
		},
		settings: {},
	});

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
