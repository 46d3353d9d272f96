import type { WEBHOOK_HABITS } from '../../emulator/index.cts';
import { clock, until } from '../../harness/engine/clock.cts';
import { entryOf, listen, SUBSCRIBERS, useTriggerHarness } from '../support/triggerHarness.cts';

const harness = useTriggerHarness();

type Habit = keyof typeof WEBHOOK_HABITS;

const NO_PATH: Habit = 'no webhook by its URL, 404';

beforeEach(async () => {
	// which paths there are is found out anew
	await harness.n8n.restart();
	clock.skipsPauses = true;
});

const list = () => harness.emulator.state.webhooks;
const sent = () => harness.emulator.requests.filter(({ method }) => method !== 'GET');
const habits = (...names: Habit[]) => harness.emulator.habits.set(...names);

/** Whether the others' webhooks are as they were, wherever the own one is. */
function othersAreLeftAlone() {
	const own = (url: string) => url.includes('/webhook?token=') || url.endsWith('/webhook');
	expect(list().filter(({ url }) => !own(url))).toEqual(SUBSCRIBERS);
}

describe('a webhook is added and taken away by its URL', () => {
	it.each<[Habit[], string[], string[]]>([
		[[], ['POST /v2/webhook/set'], ['DELETE /v2/webhook/delete']],
		[
			['a webhook is set by PUT'],
			['POST /v2/webhook/set', 'PUT /v2/webhook/set'],
			['DELETE /v2/webhook/delete'],
		],
		[
			['a webhook is deleted by the query'],
			['POST /v2/webhook/set'],
			['DELETE /v2/webhook/delete', 'DELETE /v2/webhook/delete'],
		],
	])('%j', async (names, adding, removing) => {
		habits(...names);
		const calls = () => sent().map(({ method, path }) => `${method} ${path}`);
		const workflow = await listen(harness);
		expect(entryOf(harness, workflow)).toHaveLength(1);
		expect(calls()).toEqual(adding);
		await harness.n8n.deactivate(workflow);
		expect(list()).toEqual(SUBSCRIBERS);
		expect(calls()).toEqual([...adding, ...removing]);
		// nothing of others was sent anywhere
		for (const { body } of sent()) expect(JSON.stringify(body ?? '')).not.toContain('example.com');
	});

	it('with the secret of the credential, so that Wawp signs with it', async () => {
		harness.engine.credentials.values = {
			...harness.engine.credentials.values,
			webhookSecret: 'a secret of mine',
		};
		const workflow = await listen(harness);
		expect(entryOf(harness, workflow)).toMatchObject([{ hmac: 'a secret of mine' }]);
	});

	it('though another one of this n8n is taken away meanwhile', async () => {
		list().length = 0;
		const first = await listen(harness);
		clock.skipsPauses = false;
		const second = harness.n8n.add();
		const activated = harness.n8n.activate(second);
		await until(() => clock.pausing.length > 0);
		const gone = harness.n8n.deactivate(first);
		await until(() => entryOf(harness, first).length === 0);
		clock.skipPauses();
		await Promise.all([activated, gone]);
		expect(list()).toHaveLength(1);
	});

	it('is found out once for the account', async () => {
		habits(NO_PATH);
		await listen(harness);
		await listen(harness);
		const tries = sent().filter(({ path }) => path === '/v2/webhook/set');
		expect(tries.map(({ method }) => method)).toEqual(['POST', 'PUT']);
	});
});

/** However the server behaves: it is there once, and the others are as they were. */
const HARMLESS: Habit[][] = [
	['hosts in lower case'],
	['no events as null'],
	['one more event than asked for'],
	['the list reads empty once after a write'],
	['a write takes effect and fails'],
	['a write is said to fail, with 200'],
];

describe.each<[string, Habit[]]>([
	['by its URL', []],
	['in the list', [NO_PATH]],
	['in the list, 405', ['no webhook by its URL, 405']],
])('%s', (_, path) => {
	it.each([[[]], ...HARMLESS.map((each) => [each])])('is there once: %j', async (names) => {
		habits(...path, ...names);
		list().splice(0, list().length, ...structuredClone(SUBSCRIBERS));
		const workflow = await listen(harness);
		expect(entryOf(harness, workflow)).toHaveLength(1);
		othersAreLeftAlone();
		await harness.n8n.deactivate(workflow);
		expect(list()).toEqual(SUBSCRIBERS);
	});

	it('an entry of an old address of this n8n is left, and is in the log', async () => {
		habits(...path);
		const workflow = await listen(harness);
		const before = harness.n8n.webhookUrl(workflow);
		harness.n8n.move();
		await harness.n8n.activate(workflow);
		expect(entryOf(harness, workflow)).toHaveLength(1);
		// it may be that of the n8n that this one is a copy of
		expect(list()).toHaveLength(SUBSCRIBERS.length + 2);
		expect(harness.n8n.log.join()).toContain(`take ${before} away there`);
	});
});

describe('the list is not written', () => {
	it.each<[Habit]>([['secrets as ***'], ['secrets left out'], ['retries left out']])(
		'where it does not show all: %s',
		async (habit) => {
			habits(NO_PATH, habit);
			await expect(listen(harness)).rejects.toThrow(
				'The webhooks of this instance cannot be changed without damage to others. Wawp takes the whole list only, and does not show all of it, such as a secret, which would be lost. Set "Registration" to Manual',
			);
			expect(list()).toEqual(SUBSCRIBERS);
			expect(sent().filter(({ path }) => path === '/v2/session/webhook')).toEqual([]);
		},
	);

	it('but by its URL a webhook is added all the same', async () => {
		habits('secrets as ***');
		const workflow = await listen(harness);
		expect(entryOf(harness, workflow)).toHaveLength(1);
		othersAreLeftAlone();
	});

	it('with the own webhook of Wawp in it', async () => {
		habits(NO_PATH);
		await listen(harness);
		for (const { body } of sent())
			expect(JSON.stringify(body ?? '')).not.toContain('system/webhook');
	});
});

describe('what got lost of others is said', () => {
	it.each<[string, Habit[]]>([
		['in the list', [NO_PATH, 'others are lost by a write']],
		['by its URL', ['a webhook that is set takes the place of all']],
	])('%s, and not forgotten when n8n tries again', async (_, names) => {
		habits(...names);
		const said = /^Another webhook of this instance is gone\. It called (crm|old)\./;
		const workflow = harness.n8n.add();
		await expect(harness.n8n.activate(workflow)).rejects.toThrow(said);
		habits(...names.filter((name) => name === NO_PATH));
		if (names.includes(NO_PATH)) {
			// it can be put back
			await harness.n8n.activate(workflow);
			expect(list()).toHaveLength(SUBSCRIBERS.length + 1);
			expect(new Set(list().map(({ url }) => url)).size).toBe(SUBSCRIBERS.length + 1);
			return;
		}
		await expect(harness.n8n.activate(workflow)).rejects.toThrow(said);
		// somebody adds them again
		list().push(...structuredClone(SUBSCRIBERS));
		await harness.n8n.activate(workflow);
		expect(entryOf(harness, workflow)).toHaveLength(1);
	});
});

it.each([
	['Cannot DELETE /v2/webhook/delete'],
	['The route v2/webhook/delete could not be found.'],
])('a missing path is no missing webhook: %s', async (message) => {
	harness.emulator.faults.add({
		path: /webhook\/delete/,
		answer: {
			kind: 'answer',
			make: () => ({
				status: 404,
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ message }),
			}),
		},
	});
	const workflow = await listen(harness);
	await harness.n8n.deactivate(workflow);
	expect(list()).toEqual(SUBSCRIBERS);
});

it('where a secret cannot be seen, another workflow of this node keeps its own', async () => {
	const { values } = harness.engine.credentials;
	harness.engine.credentials.values = { ...values, webhookSecret: 'a secret of mine' };
	list().length = 0;
	habits(NO_PATH, 'secrets left out');
	const first = await listen(harness);
	await expect(listen(harness)).rejects.toThrow('without damage to others');
	expect(entryOf(harness, first)).toMatchObject([{ hmac: 'a secret of mine' }]);
});

describe('what cannot be taken away is said', () => {
	it('is tried three times, and is in the log', async () => {
		const workflow = await listen(harness);
		habits('a write fails');
		await harness.n8n.deactivate(workflow);
		expect(harness.n8n.log.at(-1)).toMatch(
			/^error: Wawp Groups Trigger could not take its webhook http:\S+\/webhook away: Wawp could not handle the request\. Wawp may go on to call it\. Open wawp\.net\/account\/connect, press Webhook on the card of instance \S+, and take this URL away there;/,
		);
		expect(harness.n8n.log.join()).not.toContain('token=');
		habits();
		await harness.n8n.activate(workflow);
		await harness.n8n.deactivate(workflow);
		expect(list()).toEqual(SUBSCRIBERS);
	});

	it('at the instance that the credential was for before', async () => {
		const workflow = await listen(harness);
		const { state } = harness.emulator;
		const before = state.instanceId;
		state.instanceId = 'ANOTHER-INSTANCE';
		const { values } = harness.engine.credentials;
		harness.engine.credentials.values = { ...values, instanceId: state.instanceId };
		// that one has a list of its own
		state.webhooks = [];
		try {
			await expect(harness.n8n.activate(workflow)).rejects.toThrow(
				`Wawp instance ${before} may still call this workflow`,
			);
			await harness.n8n.activate(workflow);
			expect(entryOf(harness, workflow)).toHaveLength(1);
		} finally {
			state.instanceId = before;
			harness.engine.credentials.values = values;
		}
	});
});
