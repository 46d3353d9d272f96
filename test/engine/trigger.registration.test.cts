import {
	entryOf,
	listen,
	SUBSCRIBERS,
	useTriggerStage,
	type TriggerStage,
} from '../support/triggerStage.cts';

const stage = useTriggerStage();

/** The list as text, so that the order of keys and the form of values count as well. */
const listed = () => JSON.stringify(stage.emulator.world.webhooks);
const untouched = JSON.stringify(SUBSCRIBERS);
const writes = () => stage.emulator.requests.filter(({ method }) => method === 'POST').length;
const list = () => stage.emulator.world.webhooks;

describe('activation adds the own URL, and nothing else changes', () => {
	it('adds it behind the others, with the events that are needed', async () => {
		const workflow = await listen(stage, { events: ['participantJoined', 'groupUpdated'] });
		expect(JSON.stringify(list().slice(0, 3))).toBe(untouched);
		expect(list().slice(3)).toEqual([
			{
				url: expect.stringMatching(/\/webhook\?token=[\w-]{32}$/),
				events: ['group.v2.join', 'group.v2.participants', 'group.v2.update'],
				is_active: true,
			},
		]);
		expect(list()[3]?.url).toContain(stage.n8n.webhookUrl(workflow));
		expect(writes()).toBe(1);
	});

	it('reads the list back after writing', async () => {
		await listen(stage);
		const steps = stage.emulator.requests.map(({ method }) => method);
		expect(steps.slice(steps.indexOf('POST') + 1)).toContain('GET');
	});

	it('takes only its own away again', async () => {
		const workflow = await listen(stage);
		await stage.n8n.deactivate(workflow);
		expect(listed()).toBe(untouched);
		// in one write each: nothing of others had to be put back
		expect(writes()).toBe(2);
	});

	it('does not mind when its own is already gone', async () => {
		const workflow = await listen(stage);
		list().splice(3);
		stage.emulator.reset();
		await stage.n8n.deactivate(workflow);
		expect(listed()).toBe(untouched);
		expect(writes()).toBe(0);
	});

	it('keeps what was added in between', async () => {
		const workflow = await listen(stage);
		const late = { url: 'https://late.example.com/', events: ['message'], is_active: true };
		list().unshift(late);
		await stage.n8n.deactivate(workflow);
		expect(list()).toEqual([late, ...SUBSCRIBERS]);
	});

	it('keeps the URL as it is when n8n restarts', async () => {
		await listen(stage);
		const before = listed();
		stage.emulator.reset();
		await stage.n8n.restart();
		expect(listed()).toBe(before);
		expect(writes()).toBe(0);
	});

	it.each([
		['inactive', (entry: object) => [{ ...entry, is_active: false }]],
		['with other events', (entry: object) => [{ ...entry, events: ['message'] }]],
		['twice', (entry: object) => [entry, entry]],
		['with an old token', (entry: object) => [{ ...entry, url: withoutToken(entry) }]],
	])('corrects its own entry where it is, when that is there %s', async (_, change) => {
		const workflow = await listen(stage);
		const [own] = list().splice(3);
		if (!own) throw new Error('Not registered');
		list().splice(1, 0, ...changed(change(own)));
		await stage.n8n.activate(workflow);
		expect(list()).toEqual([SUBSCRIBERS[0], own, ...SUBSCRIBERS.slice(1)]);
	});

	it('uses the token of the options in place of one of its own', async () => {
		const token = 'MyOwnToken_12345';
		const workflow = await listen(stage, { options: { urlToken: token } });
		expect(entryOf(stage, workflow)[0]?.url).toMatch(new RegExp(`\\?token=${token}$`));
	});
});

describe('several workflows share the list', () => {
	it('one after another', async () => {
		const first = await listen(stage);
		const second = await listen(stage, { events: ['groupUpdated'] });
		expect([entryOf(stage, first), entryOf(stage, second)].map((own) => own.length)).toEqual([
			1, 1,
		]);
		await stage.n8n.deactivate(first);
		expect(entryOf(stage, first)).toEqual([]);
		expect(entryOf(stage, second)).toHaveLength(1);
		await stage.n8n.deactivate(second);
		expect(listed()).toBe(untouched);
	});

	it('at the same time', async () => {
		stage.emulator.latencyMs = 20;
		const workflows = Array.from({ length: 5 }, () => stage.n8n.add());
		await Promise.all(workflows.map((workflow) => stage.n8n.activate(workflow)));
		expect(list()).toHaveLength(SUBSCRIBERS.length + 5);
		// one after another, so that nobody had to write again
		expect(writes()).toBe(5);
		const [gone, ...rest] = workflows;
		const late = stage.n8n.add();
		if (gone) await Promise.all([stage.n8n.deactivate(gone), stage.n8n.activate(late)]);
		const present = [...rest, late].map((workflow) => entryOf(stage, workflow).length);
		expect(present).toEqual([1, 1, 1, 1, 1]);
		expect(list()).toHaveLength(SUBSCRIBERS.length + 5);
		stage.emulator.latencyMs = 0;
	}, 60_000);

	it('with another n8n that writes an older list right afterwards', async () => {
		const other = {
			url: 'https://n8n.example.com/webhook/x',
			events: ['message'],
			is_active: true,
		};
		const workflow = stage.n8n.add();
		const activated = stage.n8n.activate(workflow);
		for (let i = 0; i < 200 && entryOf(stage, workflow).length === 0; i++) await wait(5);
		// after our write was read back, but read before it was made
		await wait(200);
		stage.emulator.world.webhooks = [...structuredClone(SUBSCRIBERS), other];
		await activated;
		expect(entryOf(stage, workflow)).toHaveLength(1);
		expect(list()).toContainEqual(other);
	});
});

function withoutToken(entry: object): string {
	return 'url' in entry ? String(entry.url).split('?', 1).join('') : '';
}

/** Entries as the list holds them. */
function changed(entries: object[]): TriggerStage['emulator']['world']['webhooks'] {
	const copy: TriggerStage['emulator']['world']['webhooks'] = JSON.parse(JSON.stringify(entries));
	return copy;
}

async function wait(ms: number): Promise<void> {
	await new Promise((done) => setTimeout(done, ms));
}
