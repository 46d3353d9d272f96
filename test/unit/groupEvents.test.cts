import fc from 'fast-check';
import { groupEventItems } from '../../wawp/events/groupEventItems';
import { GROUP_EVENTS, wawpEventsFor } from '../../wawp/events/groupEvents';

const GROUP = '120363012345678901@g.us';
const ME = { id: '4915550100001@c.us', lid: '99900011122233@lid' };
const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const SENT = '2026-11-22T10:00:00.123Z';

function items(event: string, payload: unknown, rest: object = {}) {
	return groupEventItems(
		{ id: 'evt_1', timestamp: Date.parse(SENT), session: 's', event, payload, me: ME, ...rest },
		NOW,
	);
}

describe('what the trigger makes of a delivery', () => {
	it('gives the same for both documented forms', () => {
		const other = (event: string, payload: object) => items(event, { chatId: GROUP, ...payload });
		const by = (type: string, role: string) =>
			items('group.v2.participants', {
				type,
				timestamp: Date.parse(SENT),
				group: { id: GROUP },
				participants: [{ id: '4917012345678@c.us', pn: '4917012345678@s.whatsapp.net', role }],
				_data: {},
			});
		const participants = { '0': '4917012345678@c.us' };
		expect(other('group.v2.join', { participants })).toEqual(by('join', 'participant'));
		expect(other('group.v2.leave', { participants })).toEqual(by('leave', 'left'));
		for (const [action, role] of [
			['promote', 'admin'],
			['demote', 'participant'],
		] as const) {
			const form = other('group.v2.participants', { action, participants });
			expect(form).toEqual(by(action, role));
		}
		expect(by('join', 'participant')).toEqual([
			{
				event: 'participantJoined',
				groupId: GROUP,
				subject: null,
				participant: { id: '4917012345678@c.us', phone: '4917012345678', role: 'participant' },
				timestamp: SENT,
			},
		]);
	});

	it('names each person once, however often and under whichever ID a delivery does', () => {
		const participants = [
			'4917012345678@c.us',
			{ id: '111222333444555@lid', pn: '4917012345678@s.whatsapp.net' },
			'4917012345678:3@s.whatsapp.net',
			'4917099999999@c.us',
		];
		const payload = { chatId: '120363012345678901@g.us', participants };
		const items = groupEventItems({ event: 'group.v2.join', payload }, 0);
		expect(items.map(({ participant }) => participant?.phone)).toEqual([
			'4917012345678',
			'4917099999999',
		]);
	});

	it('takes a join without a list of its own for one of this number, not of all members', () => {
		const members = [
			{ id: '4917012345678@c.us', role: 'superadmin' },
			{ id: ME.lid, pn: ME.id, role: 'admin' },
		];
		const group = { id: GROUP, subject: 'x', participants: members };
		expect(items('group.v2.join', { timestamp: 1763805600, group })).toEqual([
			{
				event: 'selfJoined',
				groupId: GROUP,
				subject: 'x',
				participant: { id: ME.id, phone: '4915550100001', role: 'admin' },
				timestamp: '2025-11-22T10:00:00.000Z',
			},
		]);
		expect(items('group.v2.leave', { group: { id: GROUP } }, { me: null })).toMatchObject([
			{ event: 'selfLeft', participant: null },
		]);
	});

	it.each([ME.id, ME.lid, '4915550100001:12@s.whatsapp.net'])('knows this number as %s', (id) => {
		const payload = { type: 'join', group: { id: GROUP }, participants: [{ id }] };
		expect(items('group.v2.participants', payload)[0]?.event).toBe('selfJoined');
	});

	it.each([
		['a privacy ID alone', { id: '123@lid', pn: null }, '123@lid', null],
		['a privacy ID and an empty number', { id: '123@lid', pn: '' }, '123@lid', null],
		['a privacy ID and a number', { id: '123@lid', pn: '456@s.whatsapp.net' }, '123@lid', '456'],
		[
			'a raw number with a device',
			'4917012345678:3@s.whatsapp.net',
			'4917012345678@c.us',
			'4917012345678',
		],
		['bare digits', '4917012345678', '4917012345678@c.us', '4917012345678'],
		['GOWS names', { JID: '123@lid', PhoneNumber: '456@s.whatsapp.net' }, '123@lid', '456'],
		['WEBJS names', { id: { _serialized: '456@c.us' } }, '456@c.us', '456'],
		['an unknown kind', 'x@hosted', 'x@hosted', null],
	])('reads %s', (_, person, id, phone) => {
		const [item] = items('group.v2.join', { chatId: GROUP, participants: [person] });
		expect(item?.participant).toEqual({ id, phone, role: 'participant' });
	});

	it.each([
		['seconds', 1763805600, '2025-11-22T10:00:00.000Z'],
		['milliseconds', 1763805600123, '2025-11-22T10:00:00.123Z'],
		['seconds as a text', '1763805600', '2025-11-22T10:00:00.000Z'],
		['none, so that of the envelope', undefined, SENT],
		['zero', 0, SENT],
		['an empty text', '', SENT],
		['beyond all calendars', 1e300, SENT],
		['a text that is no number', 'yesterday', SENT],
	])('reads a time in %s', (_, timestamp, expected) => {
		const [item] = items('group.v2.update', { timestamp, group: { id: GROUP } });
		expect(item?.timestamp).toBe(expected);
	});

	it.each([
		['WAHA', { timestamp: 1, group: { id: GROUP, subject: 'New' }, _data: { a: 1 } }],
		['Wawp, with its changes apart', { chatId: GROUP, changes: { subject: 'New' } }],
		['Wawp, with its changes beside', { chatId: GROUP, subject: 'New' }],
	])('reads the changes in the form of %s', (_, payload) => {
		expect(items('group.v2.update', payload)[0]?.changes).toEqual({ subject: 'New' });
	});

	it.each([
		['WAHA', { group: { id: GROUP, subject: 'Course' } }],
		['GOWS', { group: { id: GROUP, Name: 'Course' } }],
		['Wawp, with its changes apart', { chatId: GROUP, changes: { subject: 'Course' } }],
		['Wawp, with its changes beside', { chatId: GROUP, subject: 'Course' }],
	])('names the group in the form of %s', (_, payload) => {
		expect(items('group.v2.update', payload)[0]?.subject).toBe('Course');
		expect(items('group.v2.update', { chatId: GROUP })[0]?.subject).toBeNull();
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
				participants: fc.oneof(
					fc.array(person),
					fc.dictionary(fc.string(), person),
					fc.jsonValue(),
				),
			},
			{ requiredKeys: [] },
		);
		const names = Object.values(GROUP_EVENTS).flat();
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
					if (item.participant) expect(item.participant.id).not.toBe('');
				}
			}),
			{ numRuns: 500 },
		);
	});
});

it('wawpEventsFor names each event once, in a fixed order', () => {
	expect(wawpEventsFor(['selfLeft', 'participantJoined', 'participantLeft'])).toEqual([
		'group.v2.join',
		'group.v2.leave',
		'group.v2.participants',
	]);
});
