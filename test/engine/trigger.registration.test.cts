import { clock, until } from '../../harness/engine/clock.cts';
import {
	entryOf,
	listen,
	SUBSCRIBERS,
	useTriggerHarness,
	type TriggerHarness,
} from '../support/triggerHarness.cts';

const harness = useTriggerHarness();

/** The list as text, so that the order of keys and the form of values count as well. */
const listed = () => JSON.stringify(harness.emulator.state.webhooks);
const untouched = JSON.stringify(SUBSCRIBERS);
const writes = () =>
	harness.emulator.requests.filter(
		({ method, path }) => method === 'POST' && path === '/v2/session/webhook',
	).length;
const list = () => harness.emulator.state.webhooks;

beforeEach(async () => {
	// as Wawp was before; by its URL, see trigger.webhooks.test
	await harness.n8n.restart();
	harness.emulator.habits.set('no webhook by its URL, 404');
});

describe('where the whole list has to be written: activation adds the own URL, and nothing else changes', () => {
	it('adds it behind the others, with the events that are needed', async () => {
		const workflow = await listen(harness, { events: ['participantJoined', 'groupUpdated'] });
		expect(JSON.stringify(list().slice(0, 3))).toBe(untouched);
		expect(list().slice(3)).toEqual([
			{
				url: expect.stringMatching(/\/webhook\?token=[\w-]{32}$/),
				events: ['group.v2.join', 'group.v2.leave', 'group.v2.participants', 'group.v2.update'],
				is_active: true,
			},
		]);
		expect(list()[3]?.url).toContain(harness.n8n.webhookUrl(workflow));
		expect(writes()).toBe(1);
	});

	it('reads the list back after writing', async () => {
		await listen(harness);
		const steps = harness.emulator.requests.map(({ method }) => method);
		expect(steps.slice(steps.indexOf('POST') + 1)).toContain('GET');
	});

	it('takes only its own away again', async () => {
		const workflow = await listen(harness);
		await harness.n8n.deactivate(workflow);
		expect(listed()).toBe(untouched);
		// in one write each: nothing of others had to be put back
		expect(writes()).toBe(2);
	});

	it('does not mind when its own is already gone', async () => {
		const workflow = await listen(harness);
		list().splice(3);
		harness.emulator.requests.length = 0;
		await harness.n8n.deactivate(workflow);
		expect(listed()).toBe(untouched);
		expect(writes()).toBe(0);
	});

	it('keeps what was added in between', async () => {
		const workflow = await listen(harness);
		const late = {
			url: 'https://late.example.com/',
			events: ['message'],
			is_active: true,
			hmac: null,
			retries: null,
		};
		list().unshift(late);
		await harness.n8n.deactivate(workflow);
		expect(list()).toEqual([late, ...SUBSCRIBERS]);
	});

	it('keeps the URL as it is when n8n restarts', async () => {
		await listen(harness);
		const before = listed();
		harness.emulator.requests.length = 0;
		await harness.n8n.restart();
		expect(listed()).toBe(before);
		expect(writes()).toBe(0);
	});

	it.each([
		['inactive', (entry: object) => [{ ...entry, is_active: false }]],
		['with other events', (entry: object) => [{ ...entry, events: ['message'] }]],
		['twice', (entry: object) => [entry, entry]],
		['with an old token', (entry: object) => [{ ...entry, url: withoutToken(entry) }]],
	])('corrects its own entry where it is, when that is there %s', async (_, change) => {
		const workflow = await listen(harness);
		const [own] = list().splice(3);
		if (!own) throw new Error('Not registered');
		list().splice(1, 0, ...changed(change(own)));
		await harness.n8n.activate(workflow);
		expect(list()).toEqual([SUBSCRIBERS[0], own, ...SUBSCRIBERS.slice(1)]);
	});

	it('uses the token of the options in place of one of its own', async () => {
		const token = 'MyOwnToken_12345';
		const workflow = await listen(harness, { options: { urlToken: token } });
		expect(entryOf(harness, workflow)[0]?.url).toMatch(new RegExp(`\\?token=${token}$`));
	});
});

describe('several workflows share the list', () => {
	it('one after another', async () => {
		const first = await listen(harness);
		const second = await listen(harness, { events: ['groupUpdated'] });
		expect([entryOf(harness, first), entryOf(harness, second)].map((own) => own.length)).toEqual([
			1, 1,
		]);
		await harness.n8n.deactivate(first);
		expect(entryOf(harness, first)).toEqual([]);
		expect(entryOf(harness, second)).toHaveLength(1);
		await harness.n8n.deactivate(second);
		expect(listed()).toBe(untouched);
	});

	it('at the same time', async () => {
		const workflows = Array.from({ length: 5 }, () => harness.n8n.add());
		await Promise.all(workflows.map((workflow) => harness.n8n.activate(workflow)));
		expect(list()).toHaveLength(SUBSCRIBERS.length + 5);
		// one after another, so that nobody had to write again
		expect(writes()).toBe(5);
		const [gone, ...rest] = workflows;
		const late = harness.n8n.add();
		if (gone) await Promise.all([harness.n8n.deactivate(gone), harness.n8n.activate(late)]);
		const present = [...rest, late].map((workflow) => entryOf(harness, workflow).length);
		expect(present).toEqual([1, 1, 1, 1, 1]);
		expect(list()).toHaveLength(SUBSCRIBERS.length + 5);
	});

	it('with another n8n that writes an older list right afterwards', async () => {
		const other = {
			url: 'https://n8n.example.com/webhook/x',
			events: ['message'],
			is_active: true,
			hmac: null,
			retries: null,
		};
		const workflow = harness.n8n.add();
		clock.skipsPauses = false;
		const activated = harness.n8n.activate(workflow);
		// after our write was read back; theirs was read before it was made
		await until(() => clock.pausing.length > 0);
		harness.emulator.state.webhooks = [...structuredClone(SUBSCRIBERS), other];
		clock.skipPauses();
		await activated;
		expect(entryOf(harness, workflow)).toHaveLength(1);
		expect(list()).toContainEqual(other);
	});
});

function withoutToken(entry: object): string {
	return 'url' in entry ? String(entry.url).split('?', 1).join('') : '';
}

/** Entries as the list holds them. */
function changed(entries: object[]): TriggerHarness['emulator']['state']['webhooks'] {
	const copy: TriggerHarness['emulator']['state']['webhooks'] = JSON.parse(JSON.stringify(entries));
	return copy;
}
