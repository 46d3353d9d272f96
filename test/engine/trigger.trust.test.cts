import { createHmac } from 'node:crypto';
import {
	calledUrl,
	joined,
	listen,
	nothingStarted,
	post,
	useTriggerStage,
} from '../support/triggerStage.cts';
import type { TriggerWorkflow } from '../support/triggerWorkflow.cts';

const stage = useTriggerStage();

const SECRET = 'the key that Wawp signs with';
let count = 0;

function signed(body: string, key = SECRET, algorithm = 'sha512'): Record<string, string> {
	return {
		'x-webhook-hmac': createHmac(algorithm, key).update(body).digest('hex'),
		'x-webhook-hmac-algorithm': algorithm,
	};
}

describe('with a secret in the credential', () => {
	let workflow: TriggerWorkflow;
	let url: string;
	beforeEach(async () => {
		stage.engine.credentials.values.webhookSecret = SECRET;
		workflow = await listen(stage);
		url = calledUrl(stage, workflow);
	});

	it.each(['sha256', 'sha512'] as const)('deliveries signed by %s start it', async (algorithm) => {
		Object.assign(stage.emulator.webhooks, { hmacKey: SECRET, hmacAlgorithm: algorithm });
		stage.emulator.act.join(stage.group.id, `49171${count++}1234567`);
		await stage.emulator.webhooks.settled();
		expect(stage.n8n.answers).toEqual([200]);
		expect(workflow.runs).toHaveLength(1);
	});

	it('deliveries with another key, or none, do not', async () => {
		stage.emulator.webhooks.retries = 0;
		for (const hmacKey of ['another key', undefined]) {
			stage.emulator.webhooks.hmacKey = hmacKey;
			stage.emulator.act.join(stage.group.id, `49172${count++}1234567`);
			await stage.emulator.webhooks.settled();
		}
		stage.emulator.webhooks.retries = 3;
		expect(stage.n8n.answers).toEqual([401, 401]);
		nothingStarted(workflow);
	});

	it.each<[string, (body: string) => Record<string, string>]>([
		['sha1', (body) => signed(body, SECRET, 'sha1')],
		['md5', (body) => signed(body, SECRET, 'md5')],
		[
			'an algorithm that is none',
			(body) => ({ ...signed(body), 'x-webhook-hmac-algorithm': 'none' }),
		],
		[
			'the other algorithm named',
			(body) => ({ ...signed(body), 'x-webhook-hmac-algorithm': 'sha256' }),
		],
		['no algorithm named', (body) => ({ 'x-webhook-hmac': signed(body)['x-webhook-hmac'] ?? '' })],
		['an empty signature', (body) => ({ ...signed(body), 'x-webhook-hmac': '' })],
		['half a signature', (body) => ({ ...signed(body), 'x-webhook-hmac': 'ab'.repeat(32) })],
		['the signature of another body', () => signed('{}')],
		['the signature with an empty key', (body) => signed(body, '')],
	])('answers 401 to %s', async (_, headersFor) => {
		const body = joined(stage);
		expect(await post(url, body, headersFor(body))).toBe(401);
		nothingStarted(workflow);
	});

	it('checks the body as it came, not as it reads', async () => {
		const body = joined(stage);
		const spaced = JSON.stringify(JSON.parse(body), null, 1);
		expect(await post(url, spaced, signed(body))).toBe(401);
		expect(await post(url, spaced, signed(spaced))).toBe(200);
		expect(workflow.runs).toHaveLength(1);
	});

	it('needs the token of the URL all the same', async () => {
		const body = joined(stage);
		expect(await post(stage.n8n.webhookUrl(workflow), body, signed(body))).toBe(401);
		nothingStarted(workflow);
	});
});

describe('with a token in the URL', () => {
	it.each([
		['automatic', {}],
		['automatic, own token', { options: { urlToken: 'MyOwnToken_12345' } }],
		['manual', { registration: 'manual', options: { urlToken: 'MyOwnToken_12345' } }],
	])('only the right one starts it: %s', async (_, parameters) => {
		const workflow = await listen(stage, parameters);
		const bare = stage.n8n.webhookUrl(workflow);
		const right = calledUrl(stage, workflow) || `${bare}?token=MyOwnToken_12345`;
		const wrong = [bare, `${bare}?token=`, `${right}x`, right.slice(0, -1), `${bare}?Token=x`];
		for (const url of wrong) expect(await post(url, joined(stage))).toBe(401);
		nothingStarted(workflow);
		expect(await post(right, joined(stage))).toBe(200);
		expect(workflow.runs).toHaveLength(1);
	});

	it('a secret is enough for manual registration', async () => {
		stage.engine.credentials.values.webhookSecret = SECRET;
		const workflow = await listen(stage, { registration: 'manual' });
		const url = stage.n8n.webhookUrl(workflow);
		expect(await post(url, joined(stage))).toBe(401);
		const body = joined(stage);
		expect(await post(url, body, signed(body))).toBe(200);
		expect(workflow.runs).toHaveLength(1);
	});

	it('with neither, everything is turned away', async () => {
		const workflow = stage.n8n.add({ registration: 'manual' });
		workflow.active = true;
		for (const query of ['', '?token=', '?token=undefined']) {
			expect(await post(stage.n8n.webhookUrl(workflow) + query, joined(stage))).toBe(401);
		}
		nothingStarted(workflow);
	});

	it('a credential that cannot be read starts nothing, and is logged', async () => {
		const workflow = await listen(stage);
		const url = calledUrl(stage, workflow);
		const read = jest
			.spyOn(stage.engine.credentials, 'getDecrypted')
			.mockRejectedValue(new Error('x'));
		expect(await post(url, joined(stage))).toBe(503);
		read.mockRestore();
		nothingStarted(workflow);
	});
});
