import { faultAnswers, type FaultAnswer } from '../../emulator/index.cts';
import { listen, SUBSCRIBERS, useTriggerHarness } from '../support/triggerHarness.cts';

const harness = useTriggerHarness();

const PATH = /session\/webhook/;
const writes = () =>
	harness.emulator.requests.filter(({ method, path }) => method === 'POST' && PATH.test(path))
		.length;

beforeEach(async () => {
	// what can go wrong with the list as a whole; by its URL, see trigger.webhooks.test
	await harness.n8n.restart();
	harness.emulator.habits.set('no webhook by its URL, 404');
});

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

function jsonAnswer(value: unknown, status = 200): FaultAnswer {
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify(value);
	return { kind: 'answer', make: () => ({ status, headers, body }) };
}

describe('a refused registration is a clear error', () => {
	it('on a free account: it says to set Registration to Manual, and where the URL goes', async () => {
		harness.emulator.state.plan = 'free';
		const message = await refusal();
		expect(message).toContain('Set "Registration" to Manual');
		expect(message).toContain('wawp.net/account/connect');
		expect(message).toContain(`${harness.n8n.webhookUrl(harness.n8n.workflows[0] ?? never())}`);
	});

	it.each([
		['a wrong token', jsonAnswer({ message: 'Invalid access_token' }, 401), 'access token'],
		['no such instance', jsonAnswer({ code: 'invalid_session', message: 'x' }, 404), 'Instance ID'],
		['a list that is none', jsonAnswer({ webhooks: 'none' }), 'in a form this node does not know'],
		['an answer without a list', jsonAnswer({}), 'in a form this node does not know'],
		['an empty answer', jsonAnswer(''), 'in a form this node does not know'],
		['a bare list', jsonAnswer([]), 'in a form this node does not know'],
	])('for %s, and nothing is written', async (_, answer, expected) => {
		harness.emulator.faults.add({ path: PATH, method: 'GET', answer });
		expect(await refusal()).toContain(expected);
		expect(writes()).toBe(0);
		expect(harness.emulator.state.webhooks).toEqual(SUBSCRIBERS);
	});

	it('for numbers that JSON cannot hold, and nothing is written', async () => {
		const body =
			'{"webhooks":[{"id":12345678901234567890,"url":"https://a.example/","events":[],"hmac":null,"retries":null}]}';
		const answer: FaultAnswer = {
			kind: 'answer',
			make: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body }),
		};
		harness.emulator.faults.add({ path: PATH, method: 'GET', answer });
		expect(await refusal()).toContain('cannot be written back exactly');
		expect(writes()).toBe(0);
	});

	it('when Wawp takes the list but does not keep it', async () => {
		harness.emulator.faults.add({
			path: PATH,
			method: 'POST',
			answer: jsonAnswer({ success: true }),
		});
		expect(await refusal()).toContain('Wawp did not keep the webhook of this trigger');
	});

	it('when the write is refused', async () => {
		harness.emulator.faults.add({ path: PATH, method: 'POST', answer: jsonAnswer({ a: 1 }, 500) });
		expect(await refusal()).toContain('Wawp could not handle the request');
	});

	it.each([
		[{ events: [] }, '"Events" is empty'],
		[
			{ groups: { group: [{ groupId: { __rl: true, mode: 'list', value: '' } }] } },
			'"Group" is empty',
		],
		[{ options: { urlToken: 'short' } }, 'at least 16'],
		[{ options: { urlToken: 'with spaces & signs in it' } }, 'at least 16'],
		[{ registration: 'manual' }, '"URL Token" is needed'],
	])('for parameters that cannot work: %j', async (parameters, expected) => {
		expect(await refusal(parameters)).toContain(expected);
		expect(writes()).toBe(0);
	});
});

it('an n8n that Wawp cannot reach is not registered', async () => {
	const { values } = harness.engine.credentials;
	values.baseUrl = 'https://api.wawp.net';
	const created = harness.n8n.hook(harness.n8n.add(), 'create');
	await expect(created).rejects.toThrow('Set the environment variable WEBHOOK_URL');
	values.baseUrl = harness.emulator.url;
});

describe('what Wawp does to others is noticed', () => {
	const drops = (times: number) =>
		harness.emulator.faults.add({
			path: PATH,
			method: 'POST',
			times,
			answer: {
				kind: 'change',
				make(ordinary) {
					const answer = ordinary();
					const { state } = harness.emulator;
					state.webhooks = state.webhooks.filter(({ url }) => url !== SUBSCRIBERS[0]?.url);
					return answer;
				},
			},
		});

	it('an entry that got lost is put back once', async () => {
		drops(1);
		await listen(harness);
		expect(harness.emulator.state.webhooks).toHaveLength(4);
		for (const entry of SUBSCRIBERS) {
			expect(harness.emulator.state.webhooks).toContainEqual(entry);
		}
	});

	it('and if that does not help, it is said', async () => {
		drops(2);
		expect(await refusal()).toContain('Another webhook of this instance is gone');
		// one write, one to put it back, and n8n takes its own entry out again
		expect(writes()).toBe(3);
	});

	it('a system webhook that was switched off is not written into the list, and it is said', async () => {
		const on = { url: 'https://api.wawp.net/system', events: ['message'], is_active: true };
		let isOn = true;
		harness.emulator.faults.add({
			path: PATH,
			answer: {
				kind: 'change',
				make(ordinary) {
					const answer = ordinary();
					const { webhooks } = harness.emulator.state;
					const asked = harness.emulator.requests.at(-1)?.method;
					if (asked === 'POST') isOn = webhooks.some(({ url }) => url === on.url);
					if (asked === 'POST') return answer;
					const body = { webhooks, systemConfig: { ...on, is_active: isOn } };
					return { ...answer, body: JSON.stringify(body) };
				},
			},
		});
		expect(await refusal()).toContain('It called Wawp itself (inbox and automatic replies).');
		expect(JSON.stringify(harness.emulator.requests)).not.toContain(on.url);
	});
});

it('a write whose answer got lost is looked up, not repeated', async () => {
	harness.emulator.faults.add({
		path: PATH,
		method: 'POST',
		times: 1,
		afterEffect: true,
		answer: faultAnswers.dropConnection(),
	});
	await listen(harness);
	expect(harness.emulator.state.webhooks).toHaveLength(4);
	expect(writes()).toBe(1);
});

it('manual registration asks nothing of Wawp and registers nothing', async () => {
	const parameters = { registration: 'manual', options: { urlToken: 'MyOwnToken_12345' } };
	const workflow = await listen(harness, parameters);
	await harness.n8n.deactivate(workflow);
	await harness.n8n.hook(workflow, 'create');
	expect(harness.emulator.requests).toEqual([]);
	expect(harness.emulator.state.webhooks).toEqual(SUBSCRIBERS);
});

function never(): never {
	throw new Error('No workflow');
}
