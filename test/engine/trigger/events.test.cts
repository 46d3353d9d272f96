import type { IDataObject } from 'n8n-workflow';
import { faultAnswers as fault } from '../../../emulator/index.cts';
import { clock, until } from '../../../harness/engine/clock.cts';
import { itemsOf, listen, useTriggerHarness } from '../../support/trigger/triggerHarness.cts';
import type { TriggerWorkflow } from '../../support/trigger/triggerWorkflow.cts';

const harness = useTriggerHarness();

const ALL = [
	'groupUpdated',
	'participantDemoted',
	'participantJoined',
	'participantLeft',
	'participantPromoted',
	'selfJoined',
	'selfLeft',
];
const ANNA = '4917012345678';
const BEN = '4917087654321';
const SOON = expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

const item = (event: string, phone: string, role: string) => ({
	event,
	groupId: harness.group.id,
	subject: null,
	participant: { id: `${phone}@c.us`, phone, role },
	timestamp: SOON,
});

/** Wawp's page names the group of an update, and nothing else. */
const NO_MORE_THAN_THAT = { subject: null, changes: {}, changesKnown: false };

/** WAHA's documents tell what has changed. */
const WHAT_IS_NEW = { subject: 'New name', changes: { subject: 'New name' } };

/** What the trigger emits for what happens, each after the other. */
async function told(
	workflow: TriggerWorkflow,
	...simulate: Array<() => void>
): Promise<IDataObject[]> {
	for (const act of simulate) {
		act();
		await harness.emulator.webhooks.settled();
	}
	return itemsOf(workflow);
}

describe.each(['wawp', 'waha'] as const)('in the form of %s', (form) => {
	beforeEach(() => {
		harness.emulator.variants.eventForm = form;
	});

	it.each(['GOWS', 'NOWEB', 'WEBJS'] as const)('all events of %s', async (engine) => {
		harness.emulator.engine = engine;
		const workflow = await listen(harness, { events: ALL });
		const { simulate } = harness.emulator;
		const { id } = harness.group;
		const items = await told(
			workflow,
			() => simulate.join(id, ANNA, BEN),
			() => simulate.promote(id, BEN),
			() => simulate.demote(id, BEN),
			() => simulate.leave(id, ANNA, BEN),
			() => simulate.update(id, { subject: 'New name' }),
		);
		expect(items).toEqual([
			item('participantJoined', ANNA, 'participant'),
			item('participantJoined', BEN, 'participant'),
			item('participantPromoted', BEN, 'admin'),
			item('participantDemoted', BEN, 'participant'),
			item('participantLeft', ANNA, 'left'),
			item('participantLeft', BEN, 'left'),
			{
				...{ event: 'groupUpdated', groupId: id, timestamp: SOON },
				...(form === 'wawp' ? NO_MORE_THAN_THAT : WHAT_IS_NEW),
			},
		]);
		for (const { timestamp } of items) {
			// WAHA tells whole seconds
			const second = 1000 * Math.floor(clock.now / 1000);
			expect([second, clock.now]).toContain(Date.parse(String(timestamp)));
		}
		expect(workflow.runs.map((run) => run.length)).toEqual([2, 1, 1, 2, 1]);
	});

	it('this number joining and leaving, once each, and nobody else', async () => {
		const workflow = await listen(harness, { events: ALL });
		const { simulate, state } = harness.emulator;
		const me = state.me.phone;
		const away = state.addGroup({ subject: 'Away', member: false });
		const both = await told(
			workflow,
			() => simulate.join(away.id, me),
			() => simulate.leave(away.id, me),
			() => simulate.join(away.id, me),
		);
		expect(both.map(({ event }) => event)).toEqual(['selfJoined', 'selfLeft', 'selfJoined']);
		expect(both[0]).toEqual({
			...item('selfJoined', me, 'participant'),
			groupId: away.id,
			// WAHA sends the whole group when this number joins
			subject: form === 'waha' ? 'Away' : null,
		});
	});
});

it('keeps the phone number apart where only a privacy ID is told', async () => {
	harness.emulator.variants.peopleAs = 'lid';
	const workflow = await listen(harness);
	const [hidden] = await told(workflow, () =>
		harness.emulator.simulate.join(harness.group.id, ANNA),
	);
	expect(hidden?.participant).toEqual({
		id: expect.stringMatching(/^\d+@lid$/),
		phone: null,
		role: 'participant',
	});
	harness.emulator.variants.eventForm = 'waha';
	const [, known] = await told(workflow, () =>
		harness.emulator.simulate.join(harness.group.id, BEN),
	);
	expect(known?.participant).toMatchObject({ id: expect.stringMatching(/@lid$/), phone: BEN });
});

describe('Look Up Hidden Numbers', () => {
	const options = { lookUpHiddenNumbers: true };
	const lists = () => harness.emulator.requests.filter(({ path }) => path === '/v2/lids').length;
	const joins = (phone: string) => () => harness.emulator.simulate.join(harness.group.id, phone);
	beforeEach(() => {
		harness.emulator.variants.peopleAs = 'lid';
	});

	it('tells the number that Wawp knows, by one list for all deliveries of a minute', async () => {
		const workflow = await listen(harness, { options });
		const items = await told(workflow, joins(ANNA));
		const asked = lists();
		const [, second] = await told(workflow, joins(BEN));
		expect(items[0]?.participant).toMatchObject({
			id: expect.stringMatching(/@lid$/),
			phone: ANNA,
		});
		// the list of before does not have the second one yet
		expect(second?.participant).toMatchObject({ phone: null });
		expect(lists()).toBe(asked);
	});

	it('loses no event where the list cannot be had', async () => {
		harness.emulator.faults.add({ path: /lids/, answer: fault.status(500) });
		const workflow = await listen(harness, { options });
		const [item] = await told(workflow, joins(ANNA));
		expect(item?.participant).toMatchObject({ phone: null });
	});

	it('waits two seconds for it, and no longer', async () => {
		harness.emulator.faults.add({ path: /lids/, answer: fault.noAnswer() });
		const workflow = await listen(harness, { options });
		joins(ANNA)();
		await until(() => harness.emulator.faults.held === 1);
		clock.advance(2_000);
		await harness.emulator.webhooks.settled();
		expect(itemsOf(workflow)).toMatchObject([{ participant: { phone: null } }]);
	});
});

it('listens to the chosen events and groups only', async () => {
	const chosen = (value: string, mode = 'id') => ({ groupId: { __rl: true, mode, value } });
	const third = harness.emulator.state.addGroup({ subject: 'Third' });
	const workflow = await listen(harness, {
		events: ['participantLeft'],
		groups: { group: [chosen(harness.group.id, 'list'), chosen(third.id.replace('@g.us', ''))] },
	});
	const { simulate } = harness.emulator;
	await told(
		workflow,
		...[harness.group, harness.other, third].flatMap(({ id }) => [
			() => simulate.join(id, ANNA),
			() => simulate.leave(id, ANNA),
			() => simulate.update(id, { subject: 'New' }),
		]),
	);
	const found = itemsOf(workflow).map(({ event, groupId }) => [event, groupId]);
	expect(found).toEqual([
		['participantLeft', harness.group.id],
		['participantLeft', third.id],
	]);
});

it('adds all that Wawp sent, if asked to', async () => {
	const workflow = await listen(harness, { options: { rawPayload: true } });
	const [found] = await told(workflow, () =>
		harness.emulator.simulate.join(harness.group.id, ANNA),
	);
	const sent = harness.emulator.webhooks.deliveries.at(-1)?.body ?? '';
	expect(found?.raw).toEqual(JSON.parse(sent));
});
