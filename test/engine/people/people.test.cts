/** What people hand over: communities, lists of one, local numbers, people in other forms. */
import type { INodeParameters } from 'n8n-workflow';
import { useGroupHarness } from '../../support/groupHarness.cts';
import { byId, byName } from '../../../harness/engine/workflow.cts';

describe('communities', () => {
	const harness = useGroupHarness('group');
	beforeEach(() => {
		const [parent, announcements] = harness.groups;
		if (!parent || !announcements) throw new Error('There are groups');
		Object.assign(parent, { subject: 'Village', isCommunity: true });
		Object.assign(announcements, { subject: 'Village', parentId: parent.id });
	});

	it.each(['GOWS', 'NOWEB'] as const)(
		'By Name takes the group that people are in (%s)',
		async (engine) => {
			harness.emulator.engine = engine;
			const [parent, announcements] = harness.groups;
			const { json } = await harness.run('get', { groupId: byName('Village') });
			expect(json).toMatchObject([
				{ groupId: announcements?.id, isCommunity: false, parentId: parent?.id },
			]);
			const list = await harness.run('getMany');
			expect(list.json.map(({ isCommunity }) => isCommunity)).toEqual([true, false, false]);
		},
	);

	it('says which is which where the engine does not tell', async () => {
		harness.emulator.engine = 'WEBJS';
		const { error } = await harness.run('get', { groupId: byName('Village') });
		const [parent, announcements] = harness.groups;
		expect(error?.message).toContain('is the name of 2 groups');
		for (const part of [parent?.id ?? '', announcements?.id ?? '', 'may be a community']) {
			expect(error?.description).toContain(part);
		}
	});

	it.each(['GOWS', 'NOWEB'] as const)(
		'nobody is added to the parent, and it is said why (%s)',
		async (engine) => {
			harness.emulator.engine = engine;
			const { json } = await harness.run('add', {
				resource: 'participant',
				participants: ['+49 170 0000001'],
			});
			expect(json).toMatchObject([
				{ done: false, code: 403, message: expect.stringContaining('This is a community') },
			]);
		},
	);
});

describe('a list of one is the one', () => {
	const harness = useGroupHarness('group');
	const items = (value: unknown) => [{ json: { chosen: value as string } }];

	it.each([
		['By ID', byId, 'id'],
		['By Name', byName, 'subject'],
	] as const)('%s; several are not', async (_, mode, key) => {
		const [one, two] = harness.groups.map((group) => group[key]);
		const parameters = { groupId: mode('={{ $json.chosen }}') };
		const { json } = await harness.run('get', parameters, items([one]));
		expect(json).toMatchObject([{ groupId: harness.group.id }]);
		const several = await harness.run('get', parameters, items([one, two]));
		expect(several.error?.message).toContain('"Group" holds 2 groups');
		expect(several.error?.description).toContain('Use Split Out before this node, or choose one.');
	});

	it('Invite Code and Name', async () => {
		const chosen = { resource: 'invite', inviteCode: '={{ $json.chosen }}' };
		const { inviteCode } = harness.group;
		const info = await harness.run('getInviteInfo', chosen, items([inviteCode]));
		expect(info.json).toMatchObject([{ status: 'live' }]);
		const created = await harness.run(
			'create',
			{ subject: '={{ $json.chosen }}', participants: ['+49 170 0000001'] },
			items(['Spring']),
		);
		expect(created.json).toMatchObject([{ subject: 'Spring' }]);
	});

	it.each<[string, INodeParameters, object]>([
		[
			'simplify',
			{ resource: 'participant', operation: 'getMany', simplify: '={{ [false] }}', limit: 1 },
			[{ JID: expect.any(String) }],
		],
		[
			'includeGroup',
			{
				resource: 'invite',
				operation: 'getInviteCode',
				options: { includeGroup: '={{ [true] }}' },
			},
			[{ groupId: expect.any(String) }],
		],
		[
			'sendMessages',
			{ operation: 'update', updateFields: { sendMessages: '={{ ["admins"] }}' } },
			[{ updated: ['messagesAdminsOnly'] }],
		],
		[
			'answers',
			{
				...{ resource: 'message', operation: 'sendPoll', question: '={{ ["When?"] }}' },
				answers: '={{ \'["Mon","Tue"]\' }}',
			},
			[{ status: 'sent' }],
		],
	])('%s', async (_, { operation, ...parameters }, expected) => {
		const { json } = await harness.run(String(operation), parameters);
		expect(json).toMatchObject(expected);
	});

	it('beside blanks, too', async () => {
		const parameters = { groupId: byId('={{ $json.chosen }}') };
		const { json } = await harness.run('get', parameters, items(['', harness.group.id, null]));
		expect(json).toMatchObject([{ groupId: harness.group.id }]);
	});

	it('a field that takes one says how many a list holds', async () => {
		const parameters = { resource: 'message', messageText: '={{ ["Hello", "you"] }}' };
		const { error } = await harness.run('send', parameters);
		expect(error?.message).toContain('"Message" holds 2 values');
		expect(error?.description).toContain('Use Split Out before this node');
	});

	it('a group as the JSON text of a list', async () => {
		const parameters = { groupId: byId('={{ $json.chosen }}') };
		const text = JSON.stringify([harness.group.id]);
		const { json } = await harness.run('get', parameters, items(text));
		expect(json).toMatchObject([{ groupId: harness.group.id }]);
	});
});

describe('yes and no, as spreadsheets and AI tools give them', () => {
	const harness = useGroupHarness('participant');

	it.each<[unknown, boolean]>([
		['true', true],
		['TRUE', true],
		[1, true],
		['false', false],
		[0, false],
		['', true],
	])('%j', async (simplify, isSimplified) => {
		const { json } = await harness.run('getMany', { simplify: '={{ $json.simplify }}' }, [
			{ json: { simplify: simplify as string } },
		]);
		expect('role' in (json[0] ?? {})).toBe(isSimplified);
	});

	it('in options, too; and nothing else', async () => {
		const parameters = { resource: 'invite', options: { includeGroup: '={{ "true" }}' } };
		const { json } = await harness.run('getInviteCode', parameters);
		expect(json).toMatchObject([{ groupId: harness.group.id }]);
		const { error } = await harness.run('getMany', { returnAll: '={{ "all" }}' });
		expect(error?.message).toContain('"Return All" must be true or false');
	});
});

describe('local numbers', () => {
	const harness = useGroupHarness('participant');
	const sentTo = () =>
		harness.emulator.requests.map(({ body, query }) => Object(body).participants ?? query);

	it('are of the country that is chosen', async () => {
		const options = { country: 'NG' };
		await harness.run('add', { participants: ['0803 123 4567'], options });
		expect(sentTo()[0]).toEqual([{ id: '2348031234567@c.us' }]);
		const { json } = await harness.run('compare', { participants: ['0803 123 4567'], options });
		expect(json[0]).toMatchObject({
			id: expect.any(String),
			phone: '2348031234567',
			status: 'member',
		});
		const looked = await harness.run('lookUp', { participants: ['0803 123 4567'], options });
		expect(looked.json).toMatchObject([{ phone: '2348031234567' }]);
	});
});
