import type { IDataObject } from 'n8n-workflow';
import { itemsOf, listen, useTriggerStage } from '../support/triggerStage.cts';
import type { TriggerWorkflow } from '../support/triggerWorkflow.cts';

const stage = useTriggerStage();

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
	groupId: stage.group.id,
	participant: { id: `${phone}@c.us`, phone, role },
	timestamp: SOON,
});

/** What the trigger emits for what happens, each after the other. */
async function told(workflow: TriggerWorkflow, ...acts: Array<() => void>): Promise<IDataObject[]> {
	for (const act of acts) {
		act();
		await stage.emulator.webhooks.settled();
	}
	return itemsOf(workflow);
}

describe.each(['wawp', 'waha'] as const)('in the form of %s', (form) => {
	beforeEach(() => {
		stage.emulator.variants.eventForm = form;
	});

	it.each(['GOWS', 'NOWEB', 'WEBJS'] as const)('all events of %s', async (engine) => {
		stage.emulator.engine = engine;
		const workflow = await listen(stage, { events: ALL });
		const { act } = stage.emulator;
		const { id } = stage.group;
		const items = await told(
			workflow,
			() => act.join(id, ANNA, BEN),
			() => act.promote(id, BEN),
			() => act.demote(id, BEN),
			() => act.leave(id, ANNA, BEN),
			() => act.update(id, { subject: 'New name' }),
		);
		expect(items).toEqual([
			item('participantJoined', ANNA, 'participant'),
			item('participantJoined', BEN, 'participant'),
			item('participantPromoted', BEN, 'admin'),
			item('participantDemoted', BEN, 'participant'),
			item('participantLeft', ANNA, 'left'),
			item('participantLeft', BEN, 'left'),
			{ event: 'groupUpdated', groupId: id, changes: { subject: 'New name' }, timestamp: SOON },
		]);
		for (const { timestamp } of items) {
			expect(Math.abs(Date.now() - Date.parse(String(timestamp)))).toBeLessThan(20_000);
		}
		expect(workflow.runs.map((run) => run.length)).toEqual([2, 1, 1, 2, 1]);
	});

	it('this number joining and leaving, once each, and nobody else', async () => {
		const workflow = await listen(stage, { events: ALL });
		const { act, world } = stage.emulator;
		const me = world.me.phone;
		const away = world.addGroup({ subject: 'Away', member: false });
		const both = await told(
			workflow,
			() => act.join(away.id, me),
			() => act.leave(away.id, me),
			() => act.join(away.id, me),
		);
		expect(both.map(({ event }) => event)).toEqual(['selfJoined', 'selfLeft', 'selfJoined']);
		expect(both[0]).toEqual({ ...item('selfJoined', me, 'participant'), groupId: away.id });
	});
});

it('keeps the phone number apart where only a privacy ID is told', async () => {
	stage.emulator.variants.peopleAs = 'lid';
	const workflow = await listen(stage);
	const [hidden] = await told(workflow, () => stage.emulator.act.join(stage.group.id, ANNA));
	expect(hidden?.participant).toEqual({
		id: expect.stringMatching(/^\d+@lid$/),
		phone: null,
		role: 'participant',
	});
	stage.emulator.variants.eventForm = 'waha';
	const [, known] = await told(workflow, () => stage.emulator.act.join(stage.group.id, BEN));
	expect(known?.participant).toMatchObject({ id: expect.stringMatching(/@lid$/), phone: BEN });
});

it('listens to the chosen events and groups only', async () => {
	const chosen = (value: string, mode = 'id') => ({ groupId: { __rl: true, mode, value } });
	const third = stage.emulator.world.addGroup({ subject: 'Third' });
	const workflow = await listen(stage, {
		events: ['participantLeft'],
		groups: { group: [chosen(stage.group.id, 'list'), chosen(third.id.replace('@g.us', ''))] },
	});
	const { act } = stage.emulator;
	await told(
		workflow,
		...[stage.group, stage.other, third].flatMap(({ id }) => [
			() => act.join(id, ANNA),
			() => act.leave(id, ANNA),
			() => act.update(id, { subject: 'New' }),
		]),
	);
	const found = itemsOf(workflow).map(({ event, groupId }) => [event, groupId]);
	expect(found).toEqual([
		['participantLeft', stage.group.id],
		['participantLeft', third.id],
	]);
});

it('adds all that Wawp sent, if asked to', async () => {
	const workflow = await listen(stage, { options: { rawPayload: true } });
	const [found] = await told(workflow, () => stage.emulator.act.join(stage.group.id, ANNA));
	const sent = stage.emulator.webhooks.deliveries.at(-1)?.body ?? '';
	expect(found?.raw).toEqual(JSON.parse(sent));
});
