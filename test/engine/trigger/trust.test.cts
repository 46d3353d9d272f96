import { createHmac } from 'node:crypto';
import {
	calledUrl,
	joined,
	listen,
	nothingStarted,
	post,
	useTriggerHarness,
} from '../../support/trigger/triggerHarness.cts';
import type { TriggerWorkflow } from '../../support/trigger/triggerWorkflow.cts';

const harness = useTriggerHarness();

const SECRET = 'the key that Wawp signs with';

function signed(body: string): Record<string, string> {
	return {
		'x-webhook-hmac': createHmac('sha512', SECRET).update(body).digest('hex'),
		'x-webhook-hmac-algorithm': 'sha512',
	};
}

describe('with a secret in the credential', () => {
	let workflow: TriggerWorkflow;
	let url: string;
	beforeEach(async () => {
		harness.engine.credentials.values.webhookSecret = SECRET;
		workflow = await listen(harness);
		url = calledUrl(harness, workflow);
	});

	it('deliveries with the secret in Wawp’s own header start it, others do not', async () => {
		expect(await post(url, joined(harness), { 'x-wawp-signature': 'another' })).toBe(401);
		expect(await post(url, joined(harness))).toBe(401);
		nothingStarted(workflow);
		expect(await post(url, joined(harness), { 'x-wawp-signature': SECRET })).toBe(200);
		expect(workflow.runs).toHaveLength(1);
	});

	it('checks the body as it came, not as it reads', async () => {
		const body = joined(harness);
		const spaced = JSON.stringify(JSON.parse(body), null, 1);
		expect(await post(url, spaced, signed(body))).toBe(401);
		expect(await post(url, spaced, signed(spaced))).toBe(200);
		expect(workflow.runs).toHaveLength(1);
	});

	it('needs the token of the URL all the same', async () => {
		const body = joined(harness);
		expect(await post(harness.n8n.webhookUrl(workflow), body, signed(body))).toBe(401);
		nothingStarted(workflow);
	});
});

describe('with a token in the URL', () => {
	it.each([
		['automatic', {}],
		['automatic, own token', { options: { urlToken: 'MyOwnToken_12345' } }],
		['manual', { registration: 'manual', urlToken: 'MyOwnToken_12345' }],
		['manual, version 1', { registration: 'manual', options: { urlToken: 'MyOwnToken_12345' } }],
	])('only the right one starts it: %s', async (_, parameters) => {
		const workflow = await listen(harness, parameters);
		const bare = harness.n8n.webhookUrl(workflow);
		const right = calledUrl(harness, workflow) || `${bare}?token=MyOwnToken_12345`;
		const wrong = [bare, `${bare}?token=`, `${right}x`, right.slice(0, -1), `${bare}?Token=x`];
		for (const url of wrong) expect(await post(url, joined(harness))).toBe(401);
		nothingStarted(workflow);
		expect(await post(right, joined(harness))).toBe(200);
		expect(workflow.runs).toHaveLength(1);
	});

	it('a secret is enough for manual registration', async () => {
		harness.engine.credentials.values.webhookSecret = SECRET;
		const workflow = await listen(harness, { registration: 'manual' });
		const url = harness.n8n.webhookUrl(workflow);
		expect(await post(url, joined(harness))).toBe(401);
		const body = joined(harness);
		expect(await post(url, body, signed(body))).toBe(200);
		expect(workflow.runs).toHaveLength(1);
	});

	it('with neither, everything is turned away', async () => {
		const workflow = harness.n8n.add({ registration: 'manual' });
		workflow.active = true;
		for (const query of ['', '?token=', '?token=undefined']) {
			expect(await post(harness.n8n.webhookUrl(workflow) + query, joined(harness))).toBe(401);
		}
		nothingStarted(workflow);
	});

	it('a credential that cannot be read starts nothing, and is logged', async () => {
		const workflow = await listen(harness);
		const url = calledUrl(harness, workflow);
		const read = jest
			.spyOn(harness.engine.credentials, 'getDecrypted')
			.mockRejectedValue(new Error('x'));
		expect(await post(url, joined(harness))).toBe(503);
		read.mockRestore();
		nothingStarted(workflow);
	});
});
