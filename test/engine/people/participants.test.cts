import { faultAnswers as fault } from '../../../emulator/index.cts';
import { useGroupHarness } from '../../support/groupHarness.cts';
import { byId } from '../../../harness/engine/workflow.cts';

const harness = useGroupHarness('participant');
let member: string;
beforeEach(() => {
	member = roleIds('participant')[0] ?? '';
});

function roleIds(role: string) {
	const all = [...harness.group.participants.values()];
	return all.filter((one) => one.role === role).map(({ id }) => id);
}

it('Add emits one item for each person, with what became of them', async () => {
	harness.emulator.state.unreachable.set('4915550999403@c.us', 403);
	const { json } = await harness.run('add', {
		participants: ['+49 170 0000001', '4915550999403', member],
	});
	expect(json).toEqual([
		{
			groupId: harness.group.id,
			id: '491700000001@c.us',
			phone: '491700000001',
			done: true,
			code: 200,
			message: 'Done',
		},
		expect.objectContaining({
			id: '4915550999403@c.us',
			done: false,
			code: 403,
			message: expect.stringContaining('Send the invite link instead'),
		}),
		expect.objectContaining({
			id: member,
			done: true,
			code: 409,
			message: 'Nothing to do: already a member',
		}),
	]);
	expect(harness.group.participants.has('491700000001@c.us')).toBe(true);
	// the change, and for the 403 whether the group is a community
	expect(harness.emulator.requests).toHaveLength(2);
});

it('does not call a person done when only { ok: true } came and nothing changed', async () => {
	harness.emulator.faults.add({ method: 'POST', answer: fault.status(200, { ok: true }) });
	const { json } = await harness.run('add', { participants: ['+49 170 0000001'] });
	expect(json).toMatchObject([{ done: false, code: null }]);
});

it('says that it does not know when members cannot be read afterwards', async () => {
	harness.emulator.faults.add({ method: 'GET', answer: fault.notAdmin403() });
	const { json, run: whole } = await harness.run('promote', { participants: [member] });
	expect(whole.status).toBe('success');
	expect(json).toMatchObject([{ done: null, message: expect.stringContaining('Nothing shows') }]);
});

it('finds people in groups that hide phone numbers, and does not guess where it cannot', async () => {
	harness.emulator.variants.peopleAs = 'lid';
	const { json } = await harness.run('promote', { participants: [member] });
	expect(json).toMatchObject([{ id: member, done: true }]);
	harness.emulator.engine = 'WEBJS';
	const hidden = await harness.run('promote', { participants: [member] });
	expect(hidden.json).toMatchObject([{ id: member, done: null }]);
});

it.each([
	['a list with one in each field', ['+49 170 1111111', '0049-170-2222222']],
	['a text with commas', '+49 170 1111111, +49 170 2222222'],
	['a field that holds several', ['+491701111111; +491702222222']],
	['an expression that gives a list', ['={{ $json.phones }}']],
	['an expression for the whole field', '={{ $json.phones }}'],
])('takes %s', async (_, participants) => {
	const items = [{ json: { phones: ['491701111111', 491702222222] } }];
	const { json } = await harness.run('add', { participants }, items);
	expect(json.map(({ id }) => id)).toEqual(['491701111111@c.us', '491702222222@c.us']);
	expect(harness.emulator.requests[0]?.body).toEqual({
		participants: [{ id: '491701111111@c.us' }, { id: '491702222222@c.us' }],
	});
});

it('sends nothing for an item of which one person cannot be used', async () => {
	const { error } = await harness.run('add', { participants: ['+49 170 1111111', 'Amina'] });
	expect(error?.message).toBe('"Participants" holds "Amina", which is not a phone number [item 0]');
	expect(harness.emulator.requests).toHaveLength(0);
});

it('gives the raw answer when Simplify is off', async () => {
	const { json } = await harness.run('promote', { participants: [member], simplify: false });
	expect(json).toEqual([{ ok: true }]);
	expect(harness.emulator.requests).toHaveLength(1);
});

it('lists all 1,024 members of a full group, and stops at a limit', async () => {
	const full = harness.emulator.state.addGroup({ subject: 'Full', members: 1024 });
	const all = await harness.run('getMany', { groupId: byId(full.id), returnAll: true });
	expect(new Set(all.json.map(({ id }) => id)).size).toBe(1024);
	const some = await harness.run('getMany', { groupId: byId(full.id), limit: 7 });
	expect(some.json).toHaveLength(7);
});
