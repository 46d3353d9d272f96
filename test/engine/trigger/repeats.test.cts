import { until } from '../../../harness/engine/clock.cts';
import {
	calledUrl,
	joined,
	listen,
	post,
	useTriggerHarness,
} from '../../support/trigger/triggerHarness.cts';

const harness = useTriggerHarness();

const ANNA = '4917012345678';

/** Does it, and waits until Wawp has nothing more to deliver. */
async function delivered(act: () => void): Promise<void> {
	act();
	await harness.emulator.webhooks.settled();
}

describe('repeated deliveries start the workflow once', () => {
	const joins = (phone = ANNA) => harness.emulator.simulate.join(harness.group.id, phone);

	it('when Wawp sends them many times at once', async () => {
		const workflow = await listen(harness);
		harness.emulator.webhooks.duplicates = 9;
		await delivered(() => joins('4917000000001'));
		expect(harness.n8n.answers).toEqual(Array.from({ length: 10 }, () => 200));
		expect(workflow.runs).toHaveLength(1);
	});

	it('also of events that came at the same time, after a restart', async () => {
		const workflow = await listen(harness);
		const phones = Array.from({ length: 10 }, (_, i) => `49170000001${i}0`);
		for (const phone of phones) joins(phone);
		await harness.emulator.webhooks.settled();
		await delivered(() => joins('4917000000200'));
		const bodies = harness.emulator.webhooks.deliveries.slice(-11).map(({ body }) => body);
		await harness.n8n.restart();
		for (const body of bodies) await post(calledUrl(harness, workflow), body);
		expect(workflow.runs).toHaveLength(11);
	});

	it('also of hundreds that came in between', async () => {
		const workflow = await listen(harness);
		const url = calledUrl(harness, workflow);
		const body = (i: number) => {
			const payload = { chatId: harness.group.id, participants: [`49170${1e6 + i}@c.us`] };
			return JSON.stringify({
				id: `evt_${i}_${'x'.repeat(1000)}`,
				event: 'group.v2.join',
				payload,
			});
		};
		for (let i = 0; i < 550; i++) await post(url, body(i));
		await post(url, body(0));
		expect(workflow.runs).toHaveLength(550);
		// and what is saved stays small
		const [saved]: Array<{ seen: string }> = Object.values(JSON.parse(workflow.staticData));
		expect(saved?.seen.split(' ')).toHaveLength(200);
		expect(saved?.seen.length).toBe(200 * 17 - 1);
	});
});

/** n8n cannot start the first execution, and needs until the call to know. */
function firstFails(): () => void {
	let fail = () => {};
	const tries = [new Promise<boolean>((resolve) => (fail = () => resolve(false)))];
	harness.n8n.canStart = async () => (await tries.shift()) ?? true;
	return () => fail();
}

/** Sends a delivery, and hangs up when told to. */
async function posted(url: string, body: string, signal: AbortSignal): Promise<unknown> {
	const headers = { 'content-type': 'application/json' };
	return await fetch(url, { method: 'POST', body, headers, signal }).catch(() => 'gone');
}

describe('nothing is lost', () => {
	it('when n8n cannot start the execution: the repetition starts it', async () => {
		const workflow = await listen(harness);
		let tries = 0;
		harness.n8n.canStart = () => ++tries > 2;
		await delivered(() => harness.emulator.simulate.join(harness.group.id, '4917000000400'));
		expect(tries).toBe(3);
		expect(workflow.runs).toHaveLength(1);
	});

	it('when it is repeated while n8n still fails: it waits, and starts then', async () => {
		const workflow = await listen(harness);
		const url = calledUrl(harness, workflow);
		const fail = firstFails();
		const first = post(url, joined(harness, { id: 'evt_1' }));
		await until(() => harness.n8n.starting.length > 0);
		const again = post(url, joined(harness, { id: 'evt_1' }));
		fail();
		expect(await Promise.all([first, again])).toEqual([500, 200]);
		expect(workflow.runs).toHaveLength(1);
	});

	it('when who calls hangs up, and n8n cannot start the execution', async () => {
		const workflow = await listen(harness);
		const url = calledUrl(harness, workflow);
		const fail = firstFails();
		const body = joined(harness, { id: 'evt_hung_up' });
		const impatient = new AbortController();
		const first = posted(url, body, impatient.signal);
		await until(() => harness.n8n.starting.length > 0);
		impatient.abort();
		expect(await first).toBe('gone');
		await until(() => harness.n8n.hungUp === 1);
		fail();
		expect(await post(url, body)).toBe(200);
		expect(workflow.runs).toHaveLength(1);
	});

	it('when who calls does not wait for the answer', async () => {
		const workflow = await listen(harness);
		const url = calledUrl(harness, workflow);
		const fail = firstFails();
		const body = joined(harness, { id: 'evt_gone' });
		const first = post(url, body);
		await until(() => harness.n8n.starting.length > 0);
		const impatient = new AbortController();
		const second = posted(url, body, impatient.signal);
		await until(() => harness.n8n.received === 2);
		impatient.abort();
		expect(await second).toBe('gone');
		await until(() => harness.n8n.hungUp === 1);
		fail();
		expect(await first).toBe(500);
		expect(await post(url, body)).toBe(200);
		expect(workflow.runs.length).toBeGreaterThan(0);
	});

	it.each([
		['in their order', [0, 1, 2]],
		['with the leaving first', [1, 0, 2]],
	])('of somebody who leaves and joins again within seconds: %s', async (_, order) => {
		const workflow = await listen(harness, { events: ['participantJoined', 'participantLeft'] });
		const url = calledUrl(harness, workflow);
		const body = (at: number) =>
			JSON.stringify({
				id: `evt_at_${at}`,
				event: 'group.v2.participants',
				payload: {
					chatId: harness.group.id,
					action: at === 1 ? 'leave' : 'join',
					participants: [`${ANNA}@c.us`],
					timestamp: 1_760_000_000 + at,
				},
			});
		// the leaving is refused at first, and comes again
		let isFirst = true;
		harness.n8n.canStart = () => {
			const [item] = harness.n8n.starting;
			if (item?.json.event !== 'participantLeft' || !isFirst) return true;
			isFirst = false;
			return false;
		};
		for (const at of order) await post(url, body(at));
		await post(url, body(1));
		expect(workflow.runs.map(([run]) => run?.json.event).sort()).toEqual([
			'participantJoined',
			'participantJoined',
			'participantLeft',
		]);
	});

	it('of deliveries without an ID and a time that are the same', async () => {
		const workflow = await listen(harness, { events: ['participantJoined', 'participantLeft'] });
		const url = calledUrl(harness, workflow);
		const payload = { chatId: harness.group.id, participants: [`${ANNA}@c.us`] };
		for (const event of ['group.v2.join', 'group.v2.leave', 'group.v2.join']) {
			await post(url, JSON.stringify({ event, payload }));
		}
		expect(workflow.runs).toHaveLength(3);
	});

	it('of somebody who joins again after leaving, at the same second', async () => {
		const workflow = await listen(harness, { events: ['participantJoined'] });
		const { simulate } = harness.emulator;
		for (const form of ['wawp', 'waha'] as const) {
			harness.emulator.variants.eventForm = form;
			const phone = form === 'wawp' ? '4917000000500' : '4917000000501';
			await delivered(() => simulate.join(harness.group.id, phone));
			await delivered(() => simulate.leave(harness.group.id, phone));
			await delivered(() => simulate.join(harness.group.id, phone));
		}
		expect(workflow.runs).toHaveLength(4);
	});
});

describe('the same thing under two event IDs starts the workflow once', () => {
	const event = (id: string, name: string, participants: unknown[], timestamp = 1_760_000_000) =>
		JSON.stringify({
			id,
			event: name,
			payload: { chatId: harness.group.id, action: 'join', participants, timestamp },
		});
	const anna = `${ANNA}@c.us`;

	it.each<[string, string[]]>([
		['as join and as participants', ['group.v2.join', 'group.v2.participants']],
		['as participants and as join', ['group.v2.participants', 'group.v2.join']],
	])('%s', async (_, names) => {
		const workflow = await listen(harness);
		const url = calledUrl(harness, workflow);
		for (const [i, name] of names.entries()) await post(url, event(`evt_${i}`, name, [anna]));
		expect(workflow.runs).toHaveLength(1);
	});

	it.each([
		['the same', ['evt_1', 'evt_1'], ['group.v2.join', 'group.v2.join']],
		['under another name', ['evt_1', 'evt_2'], ['group.v2.join', 'group.v2.participants']],
	])('while n8n still starts the first one: %s', async (_, ids, names) => {
		const workflow = await listen(harness);
		const url = calledUrl(harness, workflow);
		let start = () => {};
		const started = new Promise<boolean>((resolve) => (start = () => resolve(true)));
		harness.n8n.canStart = async () => await started;
		const answers = ids.map(async (id, i) => await post(url, event(id, names[i] ?? '', [anna])));
		await until(() => harness.n8n.received === 2);
		start();
		expect(await Promise.all(answers)).toEqual([200, 200]);
		expect(workflow.runs).toHaveLength(1);
	});

	it('but not of two people, nor of another time', async () => {
		const workflow = await listen(harness);
		const url = calledUrl(harness, workflow);
		await post(url, event('evt_1', 'group.v2.join', [anna]));
		await post(url, event('evt_2', 'group.v2.participants', ['4917000000700@c.us']));
		await post(url, event('evt_3', 'group.v2.join', [anna], 1_760_000_060));
		expect(workflow.runs).toHaveLength(3);
	});
});
