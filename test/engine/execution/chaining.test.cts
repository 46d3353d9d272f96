import { faultAnswers as fault } from '../../../emulator/index.cts';
import { hints, useGroupHarness } from '../../support/groupHarness.cts';

describe('an invite with its group', () => {
	const harness = useGroupHarness('invite');

	it.each(['getInviteCode', 'revokeInviteCode'])(
		'%s: the group with "Include Group", by one list for many items',
		async (operation) => {
			const { json } = await harness.run(operation, { options: { includeGroup: true } }, [{}, {}]);
			const { id: groupId, inviteCode, subject } = harness.group;
			expect(json.at(-1)).toEqual({ code: inviteCode, link: expect.any(String), groupId, subject });
			const { requests } = harness.emulator;
			const pages = requests.filter(({ path }) => path === '/v2/groups');
			expect(pages.map(({ query }) => Number(query.offset ?? 0))).toEqual([0, 3]);
		},
	);

	it.each(['getInviteCode', 'revokeInviteCode'])(
		'%s has no name where the list cannot be read, and the link all the same',
		async (operation) => {
			harness.emulator.faults.add({ path: /groups$/, answer: fault.status(500) });
			const { json } = await harness.run(operation, { options: { includeGroup: true } });
			const { id: groupId, inviteCode: code } = harness.group;
			expect(json).toEqual([{ code, link: expect.any(String), groupId, subject: null }]);
		},
	);
});

describe('a new group', () => {
	const harness = useGroupHarness('group');
	const parameters = { subject: 'New', participants: ['+49 170 0000001'] };

	it('comes with its link, if that is asked for, and with its ID for the next node', async () => {
		const { json } = await harness.run('create', { ...parameters, options: { includeLink: true } });
		const group = [...harness.emulator.state.groups.values()].at(-1);
		expect(json).toMatchObject([
			{
				...{ groupId: group?.id, id: group?.id, code: group?.inviteCode },
				link: `https://chat.whatsapp.com/${group?.inviteCode}`,
			},
		]);
	});

	it('is there without a link that cannot be read, and n8n says so', async () => {
		harness.emulator.faults.add({ path: /invite-code/, answer: fault.notAdmin403() });
		const ran = await harness.run('create', { ...parameters, options: { includeLink: true } });
		expect(ran.json).toMatchObject([{ subject: 'New', code: null, link: null }]);
		expect(hints(ran)).toEqual(['Links that could not be read: 1. Use Get Invite Code.']);
	});

	it('says above the output that somebody was not added', async () => {
		harness.emulator.state.unreachable.set('491700000001@c.us', 403);
		const ran = await harness.run('create', parameters);
		expect(ran.json).toMatchObject([{ notAdded: [{ id: '491700000001@c.us' }] }]);
		expect(hints(ran)).toEqual(['Not added: 1. See "notAdded" for why.']);
	});

	it('has no hint by the words of a raw answer', async () => {
		const id = '120363000000000001@g.us';
		const answer = fault.status(201, { id, subject: 'New', link: null, notAdded: 'no' });
		harness.emulator.faults.add({ method: 'POST', answer });
		const ran = await harness.run('create', { ...parameters, simplify: false });
		expect(hints(ran)).toEqual([]);
	});

	it('says nothing where all is well', async () => {
		expect(hints(await harness.run('create', parameters))).toEqual([]);
	});
});

describe('people of whom some did not get in', () => {
	const harness = useGroupHarness('participant');

	it('are counted above the output, over all items', async () => {
		harness.emulator.state.unreachable.set('491700000001@c.us', 403);
		const ran = await harness.run('add', { participants: '={{ $json.people }}' }, [
			{ json: { people: '+49 170 0000001, +49 170 0000002' } },
			{ json: { people: '+49 170 0000003' } },
		]);
		expect(hints(ran)).toEqual(['Not added: 1 of 3 people. "message" says why.']);
	});

	it('are no hint where an item has failed, and the others were added', async () => {
		const ran = await harness.run(
			'add',
			{ participants: '={{ $json.people }}' },
			[{ json: { people: 'nobody' } }, { json: { people: '+49 170 0000003' } }],
			'continueRegularOutput',
		);
		expect(hints(ran)).toEqual([]);
	});
});

describe('messages of which some did not go out', () => {
	const harness = useGroupHarness('invite');

	it('are counted above the output', async () => {
		harness.emulator.faults.add({ path: /send\/text/, answer: fault.status(404), times: 1 });
		const participants = ['+49 170 0000001', '+49 170 0000002'];
		const ran = await harness.run('sendInvite', { participants });
		expect(ran.json.map(({ status }) => status)).toEqual(['failed', 'sent']);
		expect(hints(ran)).toEqual(['Not sent: 1 of 2 messages. "reason" says why.']);
	});
});
