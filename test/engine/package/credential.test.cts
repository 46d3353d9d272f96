import type { ICredentialTestRequest } from 'n8n-workflow';
import { faultAnswers as fault } from '../../../emulator/index.cts';
import { testCredential } from '../../support/credentialTest.cts';
import { loadPackage } from '../../../harness/engine/loadPackage.cts';
import { createHarness, type Harness } from '../../../harness/engine/harness.cts';

/** n8n 1 loses the status on its way to the rules, and says it in its own words. */
const IS_N8N_1 = process.env.OLDER_MODULES !== undefined;

let harness: Harness;
let rules: ICredentialTestRequest;
beforeAll(async () => {
	harness = await createHarness();
	const { credentials } = await loadPackage();
	const { test } = credentials.get('wawpApi') ?? {};
	if (!test) throw new Error('The credential has no test');
	rules = test;
});
afterEach(() => {
	harness.emulator.reset();
	harness.emulator.state.status = 'WORKING';
});
afterAll(() => harness.close());

/** The verdict on the right values, except for those given. */
async function verdict(other: Record<string, string> = {}) {
	return await testCredential(harness.engine, rules, {
		...harness.engine.credentials.values,
		...other,
	});
}

describe('the credential test', () => {
	it('accepts the right values with a linked phone', async () => {
		expect(await verdict()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(harness.emulator.requests[0]?.path).toBe('/v2/session/info');
	});

	it.each(['/', '//', ' '])('accepts a base URL with "%s" behind it', async (tail) => {
		expect(await verdict({ baseUrl: harness.emulator.url + tail })).toMatchObject({ status: 'OK' });
	});

	it.each([
		[
			'a wrong token',
			{ accessToken: 'wrong' },
			'Wawp did not accept the access token.',
			'Authorization failed',
		],
		[
			'an unknown instance',
			{ instanceId: 'wrong' },
			'Wawp knows no instance with this Instance ID.',
			'could not be found',
		],
	])('tells %s', async (_, values, sentence, inN8n1) => {
		const { status, message } = await verdict(values);
		expect(status).toBe('Error');
		expect(message).toContain(IS_N8N_1 ? inN8n1 : sentence);
	});

	it.each([
		['a plan without access', fault.quotaReached403, 'Check your plan', 'Forbidden'],
		['a rate limit', fault.rateLimited, 'Wawp asks to slow down', 'too many requests'],
	])('tells %s', async (_, answer, sentence, inN8n1) => {
		harness.emulator.faults.add({ answer: answer() });
		const { status, message } = await verdict();
		expect(status).toBe('Error');
		expect(message).toContain(IS_N8N_1 ? inN8n1 : sentence);
	});

	it.each([
		['plain http to elsewhere', { baseUrl: 'http://example.com' }, 'must start with https://'],
		['a base URL that is none', { baseUrl: 'wawp' }, 'is not a web address'],
	])('tells %s', async (_, values, sentence) => {
		const { status, message } = await verdict(values);
		expect(status).toBe('Error');
		expect(message).toContain(sentence);
	});

	it.each([
		['SCAN_QR_CODE', 'scan the QR code with WhatsApp'],
		['STOPPED', 'the instance is stopped'],
		['FAILED', 'lost its WhatsApp session'],
		['STARTING', 'still starting'],
	] as const)('tells a phone that is not linked: %s', async (status, sentence) => {
		harness.emulator.state.status = status;
		const { message } = await verdict();
		expect(message).toContain('Instance ID and Access Token are right');
		expect(message).toContain(sentence);
	});

	it.each([
		[
			'an unknown instance under 200',
			() => fault.status(200, { code: 'invalid_session', message: 'No' }),
			'Wawp knows no instance',
		],
		['a login page', fault.html200, 'holds no WhatsApp session'],
		['a 200 that says it did not work', fault.successFalse200, 'holds no WhatsApp session'],
		[
			'an error status under 200',
			() => fault.status(200, { status: 'error', message: 'No' }),
			'did not accept',
		],
	])('tells %s', async (_, answer, sentence) => {
		harness.emulator.faults.add({ answer: answer() });
		const { status, message } = await verdict();
		expect(status).toBe('Error');
		expect(message).toContain(sentence);
	});
});
