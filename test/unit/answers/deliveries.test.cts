import fc from 'fast-check';
import { groupEventItems } from '../../../wawp/events/deliveries';
import { GROUP_EVENTS, wawpEventsFor } from '../../../wawp/events/groupEvents';
import { DELIVERIES, ME } from '../../answers/deliveries.cts';
import { GROUP } from '../../../emulator/engines/samples.cts';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');

function items(event: string, payload: unknown, engine?: string) {
	return groupEventItems({ id: 'evt_1', session: 's', engine, event, payload, me: ME }, NOW);
}

it.each(DELIVERIES.map((sample) => [sample.event, sample.source, sample] as const))(
	'%s: %s',
	(event, _, { payload, engine, means }) => {
		const read = items(event, payload, engine);
		expect(read).toMatchObject(means);
		expect(read).toHaveLength(means.length);
		// no more of a group than the sample says
		for (const [index, item] of read.entries()) {
			expect(item.state).toEqual(Object(means[index]).state);
		}
	},
);

it('names each person once, however often and under whichever ID a delivery does', () => {
	const participants = [
		'4917012345678@c.us',
		{ id: '111222333444555@lid', pn: '4917012345678@s.whatsapp.net' },
		'4917012345678:3@s.whatsapp.net',
		'4917099999999@c.us',
	];
	const read = items('group.v2.join', { chatId: GROUP, participants });
	expect(read.map(({ participant }) => participant?.phone)).toEqual([
		'4917012345678',
		'4917099999999',
	]);
});

it.each([
	['none, so that it is now', undefined],
	['zero', 0],
	['a text', '1763805600'],
])('takes a time that is %s for none', (_, timestamp) => {
	const [item] = items('group.v2.update', { timestamp, group: { id: GROUP } });
	expect(item?.timestamp).toBe(new Date(NOW).toISOString());
});

it('takes anything at all without breaking, and names only groups', () => {
	const id = fc.oneof(fc.constant(GROUP), fc.string(), fc.constant(null));
	const person = fc.oneof(fc.jsonValue(), fc.constant(ME.id), fc.constant('123@lid'));
	const payload = fc.record(
		{
			chatId: id,
			group: fc.oneof(fc.jsonValue(), fc.record({ id })),
			type: fc.constantFrom('join', 'leave', 'promote', 'demote', 'x'),
			timestamp: fc.oneof(fc.double(), fc.jsonValue()),
			participants: fc.oneof(fc.array(person), fc.dictionary(fc.string(), person)),
		},
		{ requiredKeys: [] },
	);
	const names = Object.values(GROUP_EVENTS).flatMap(({ carriedBy }) => carriedBy);
	const body = fc.record({
		event: fc.oneof(fc.constantFrom(...names), fc.string()),
		payload: fc.oneof(payload, fc.jsonValue()),
		me: fc.oneof(fc.constant(ME), fc.jsonValue()),
		timestamp: fc.oneof(fc.double(), fc.jsonValue()),
	});
	fc.assert(
		fc.property(fc.oneof(body, fc.jsonValue()), (value) => {
			for (const item of groupEventItems(value, NOW)) {
				expect(item.groupId).toMatch(/^[\d-]+@g\.us$/);
				expect(Object.keys(GROUP_EVENTS)).toContain(item.event);
				expect(new Date(item.timestamp).toISOString()).toBe(item.timestamp);
				if (item.participant) expect(item.participant.id).toMatch(/@(c\.us|lid)$/);
			}
		}),
		{ numRuns: 500 },
	);
});

it('wawpEventsFor names each event once, in a fixed order', () => {
	expect(wawpEventsFor(['selfLeft', 'participantJoined', 'participantLeft'])).toEqual([
		'group.v2.join',
		'group.v2.leave',
		'group.v2.participants',
	]);
});
