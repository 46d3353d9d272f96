import { faultAnswers, type FaultAnswer } from '../../../emulator/index.cts';
import { clock } from '../../../harness/engine/clock.cts';
import {
	entryOf,
	listen,
	SUBSCRIBERS,
	useTriggerHarness,
} from '../../support/trigger/triggerHarness.cts';

const harness = useTriggerHarness();

const list = () => harness.emulator.state.webhooks;
const SET = /webhook\/set/;
const DELETE = /webhook\/delete/;
const LIST = /session\/webhook/;

function answer(value: unknown, status = 200): FaultAnswer {
	const headers = { 'content-type': 'application/json' };
	return { kind: 'answer', make: () => ({ status, headers, body: JSON.stringify(value) }) };
}

/** The message of an activation that is refused. */
async function refusal(parameters = {}): Promise<string> {
	try {
		await listen(harness, parameters);
		return 'activated';
	} catch (error) {
		expect(JSON.stringify({ ...Object(error) })).not.toContain(harness.emulator.state.accessToken);
		return error instanceof Error ? error.message : '';
	}
}

describe('a webhook is added and taken away by its URL', () => {
	it('and no other is sent anywhere', async () => {
		const workflow = await listen(harness, { events: ['participantJoined', 'groupUpdated'] });
		expect(list()).toEqual([
			...SUBSCRIBERS,
			{
				url: expect.stringMatching(/\/webhook\?token=[\w-]{32}$/),
				events: ['group.v2.join', 'group.v2.leave', 'group.v2.participants', 'group.v2.update'],
				is_active: 1,
			},
		]);
		await harness.n8n.deactivate(workflow);
		expect(list()).toEqual(SUBSCRIBERS);
		const changes = harness.emulator.requests.filter(({ method }) => method !== 'GET');
		expect(changes.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'POST /v2/webhook/set',
			'DELETE /v2/webhook/delete',
		]);
		expect(JSON.stringify(changes)).not.toContain('example.com');
	});

	it('by PUT, where Wawp knows no POST', async () => {
		harness.emulator.faults.add({ method: 'POST', path: SET, answer: answer('', 405) });
		const workflow = await listen(harness);
		expect(entryOf(harness, workflow)).toHaveLength(1);
	});

	it('with the secret of the credential, so that Wawp signs with it', async () => {
		harness.engine.credentials.values.webhookSecret = 'a secret of mine';
		const workflow = await listen(harness);
		expect(entryOf(harness, workflow)).toMatchObject([{ hmac: 'a secret of mine' }]);
	});

	it('with the token of the options in place of one of its own', async () => {
		const token = 'MyOwnToken_12345';
		const workflow = await listen(harness, { options: { urlToken: token } });
		expect(entryOf(harness, workflow)[0]?.url).toMatch(new RegExp(`\\?token=${token}$`));
	});

	it('and stays as it is when n8n restarts', async () => {
		await listen(harness);
		const before = JSON.stringify(list());
		await harness.n8n.restart();
		expect(JSON.stringify(list())).toBe(before);
	});

	it('a write whose answer got lost is looked up, not repeated', async () => {
		const lost = faultAnswers.dropConnection();
		harness.emulator.faults.add({ path: SET, times: 1, afterEffect: true, answer: lost });
		const workflow = await listen(harness);
		expect(entryOf(harness, workflow)).toHaveLength(1);
		expect(harness.emulator.requests.filter(({ path }) => SET.test(path))).toHaveLength(1);
	});

	it('a list that cannot be read is no proof, and that is in the log', async () => {
		harness.emulator.faults.add({ path: LIST, answer: answer({ webhooks: 'none' }) });
		const workflow = await listen(harness);
		expect(entryOf(harness, workflow)).toHaveLength(1);
		expect(harness.n8n.log.join()).toContain('cannot see whether Wawp has kept it');
	});
});

describe('a former webhook of the workflow', () => {
	it('with another token is taken away', async () => {
		const workflow = await listen(harness, { options: { urlToken: 'MyOldToken_12345' } });
		workflow.node.parameters.options = { urlToken: 'MyNewToken_12345' };
		await harness.n8n.activate(workflow);
		expect(entryOf(harness, workflow).map(({ url }) => url.split('=')[1])).toEqual([
			'MyNewToken_12345',
		]);
	});

	it('at an old address of this n8n is taken away when somebody publishes', async () => {
		const workflow = await listen(harness);
		harness.n8n.move();
		await harness.n8n.activate(workflow);
		expect(list()).toHaveLength(SUBSCRIBERS.length + 1);
	});

	it('at an old address is left where n8n only starts: it may be the one that this n8n is a copy of', async () => {
		const workflow = await listen(harness);
		const before = harness.n8n.webhookUrl(workflow);
		harness.n8n.move();
		await harness.n8n.restart();
		expect(list()).toHaveLength(SUBSCRIBERS.length + 2);
		expect(harness.n8n.log.join()).toContain(`has left its webhook ${before}`);
	});

	it('at the instance that the credential was for before is named', async () => {
		const workflow = await listen(harness);
		const { state } = harness.emulator;
		const before = state.instanceId;
		state.instanceId = 'ANOTHER-INSTANCE';
		harness.engine.credentials.values.instanceId = state.instanceId;
		await harness.n8n.activate(workflow);
		expect(harness.n8n.log.join()).toContain(`at the Wawp instance ${before}`);
	});
});

describe('a refused registration is a clear error', () => {
	it.each<[string, () => void]>([
		['on a free account', () => (harness.emulator.state.plan = 'free')],
		[
			'without the path, 404',
			() =>
				harness.emulator.faults.add({
					path: SET,
					answer: answer({ message: 'Cannot POST /v2/webhook/set', statusCode: 404 }, 404),
				}),
		],
		[
			'without the path, 405',
			() => harness.emulator.faults.add({ path: SET, answer: answer('', 405) }),
		],
	])('%s: it says how to do it by hand, and where the URL goes', async (_, prepare) => {
		prepare();
		const message = await refusal();
		expect(message).toContain('Set "Registration" to Manual');
		expect(message).toContain('wawp.net/account/connect');
		expect(message).toContain(harness.n8n.webhookUrl(harness.n8n.workflows[0] ?? never()));
		expect(message).toContain('?token=');
		expect(clock.pauses).toEqual([]);
	});

	it.each<[string, RegExp, FaultAnswer, string]>([
		['a wrong token', SET, answer({ message: 'Invalid access_token' }, 401), 'access token'],
		[
			'no such instance',
			SET,
			answer({ code: 'invalid_session', message: 'x' }, 404),
			'Instance ID',
		],
		['a webhook that is not kept', SET, answer({ success: true }), 'did not keep the webhook'],
		['a write that fails', SET, answer({ a: 1 }, 500), 'Wawp could not handle the request'],
		[
			'a reason of Wawp’s own (clients of Wawp)',
			SET,
			answer({ success: false, message: 'Webhook limit reached' }),
			'Webhook limit reached',
		],
	])('for %s', async (_, path, made, expected) => {
		harness.emulator.faults.add({ path, answer: made });
		expect(await refusal()).toContain(expected);
		expect(list()).toEqual(SUBSCRIBERS);
	});

	it.each([
		[{ events: [] }, '"Events" is empty'],
		[
			{ groups: { group: [{ groupId: { __rl: true, mode: 'list', value: '' } }] } },
			'"Group" is empty',
		],
		[{ options: { urlToken: 'short' } }, '16 to 200'],
		[{ options: { urlToken: 'with spaces & signs in it' } }, '16 to 200'],
		[{ registration: 'manual' }, '"URL Token" is needed'],
	])('for parameters that cannot work: %j', async (parameters, expected) => {
		expect(await refusal(parameters)).toContain(expected);
		expect(list()).toEqual(SUBSCRIBERS);
	});

	it('for an n8n that Wawp cannot reach', async () => {
		harness.engine.credentials.values.baseUrl = 'https://api.wawp.net';
		const created = harness.n8n.hook(harness.n8n.add(), 'create');
		await expect(created).rejects.toThrow('Set the environment variable WEBHOOK_URL');
	});
});

it('manual registration asks nothing of Wawp and registers nothing', async () => {
	const parameters = { registration: 'manual', options: { urlToken: 'MyOwnToken_12345' } };
	const workflow = await listen(harness, parameters);
	await harness.n8n.deactivate(workflow);
	expect(harness.emulator.requests).toEqual([]);
});

it('what cannot be taken away is in the log, and is taken away later', async () => {
	const workflow = await listen(harness);
	const fault = harness.emulator.faults.add({ path: DELETE, answer: answer({}, 500) });
	await harness.n8n.deactivate(workflow);
	expect(harness.n8n.log.at(-1)).toMatch(
		/^error: Wawp Groups Trigger has left its webhook http:\S+\/webhook at the Wawp instance \S+: Wawp could not handle the request\. Wawp may go on to call it\./,
	);
	expect(harness.n8n.log.join()).not.toContain('token=');
	fault.times = 0;
	await harness.n8n.activate(workflow);
	await harness.n8n.deactivate(workflow);
	expect(list()).toEqual(SUBSCRIBERS);
});

function never(): never {
	throw new Error('No workflow');
}
