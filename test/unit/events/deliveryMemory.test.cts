import { groupEventItems } from '../../../wawp/events/deliveries';
import { DeliveryMemory } from '../../../wawp/events/deliveryMemory';
import { GROUP } from '../../../emulator/engines/samples.cts';

const ALL = { seen: [], told: () => ({}) };

/** A trigger that starts on everything, and what each delivery starts. */
function trigger() {
	const memory = new DeliveryMemory();
	return async (delivery: object) => {
		const items = groupEventItems(delivery, 0);
		const decision = await memory.decide({ id: undefined, items, isWanted: () => true }, ALL);
		decision.settle(true);
		return decision.news;
	};
}

let time = 1_760_000_000;
const update = (engine: string, told: object, _data: object = {}) => ({
	...{ event: 'group.v2.update', engine, timestamp: (time += 60) },
	payload: { timestamp: time, group: { id: GROUP, ...told }, _data },
});

describe('an update', () => {
	const whole = { subject: 'Jam', participants: [] };
	const data = { announce: false, restrict: false };

	it('is all that there is where nothing of before is known, and news only where it differs', async () => {
		const told = trigger();
		expect(await told(update('NOWEB', whole, data))).toMatchObject([
			{ changes: { subject: 'Jam', messagesAdminsOnly: false }, changesKnown: false },
		]);
		expect(await told(update('NOWEB', whole, data))).toEqual([]);
		const [news] = await told(update('NOWEB', { ...whole, subject: 'Butter' }, data));
		expect(news?.changes).toEqual({ subject: 'Butter' });
		expect(news).not.toHaveProperty('changesKnown');
	});

	it('sells nothing as a change that was never told before', async () => {
		const told = trigger();
		const [first] = await told(update('NOWEB', { subject: 'Jam' }));
		expect(first).toMatchObject({ changes: { subject: 'Jam' } });
		expect(await told(update('NOWEB', whole, data))).toMatchObject([{ changesKnown: false }]);
		expect(await told(update('NOWEB', whole, data))).toEqual([]);
	});

	it('that names nothing is told once for each event ID, also before n8n has saved it', async () => {
		const memory = new DeliveryMemory();
		const runs: number[] = [];
		for (const id of ['evt_1', 'evt_1', 'evt_2']) {
			const items = groupEventItems(update('NOWEB', {}), 0);
			const decision = await memory.decide({ id, items, isWanted: () => true }, ALL);
			decision.settle(true);
			runs.push(decision.news.length);
		}
		expect(runs).toEqual([1, 0, 1]);
	});

	it('that names nothing can be a description taken away: the same one once more is news', async () => {
		const told = trigger();
		const described = () => update('NOWEB', { description: 'Bring jam' });
		expect(await told(described())).toHaveLength(1);
		expect(await told(described())).toEqual([]);
		expect(await told(update('NOWEB', {}))).toMatchObject([{ changes: {}, changesKnown: false }]);
		expect(await told(described())).toMatchObject([{ changes: { description: 'Bring jam' } }]);
	});

	it('of WEBJS tells the picture and who may edit by its notification', async () => {
		const told = trigger();
		await told(update('WEBJS', whole, { type: 'subject', body: 'Jam' }));
		expect(await told(update('WEBJS', whole, { type: 'subject', body: 'Jam' }))).toEqual([]);
		for (const type of ['picture', 'picture']) {
			const [news] = await told(update('WEBJS', whole, { type }));
			expect(news?.changes).toEqual({ picture: expect.any(String) });
			expect(news).not.toHaveProperty('changesKnown');
		}
		expect(await told(update('WEBJS', whole, { type: 'restrict', body: 'on' }))).toMatchObject([
			{ changes: { infoAdminsOnly: true } },
		]);
	});
});
