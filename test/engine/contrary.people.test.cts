/** Answers that name people, or seem to, and what a user may be told of these. */
import { faultAnswers as fault } from '../../emulator/index.cts';
import { createHarness } from '../../harness/engine/harness.cts';
import { byId } from '../../harness/engine/workflow.cts';
import { error, itIsTold } from '../support/oneAnswer.cts';

const BLOCKED = { code: 403, done: false };

describe('what an answer says of people is no more than it says', () => {
	itIsTold([
		[
			'the ID of the group is nobody’s result',
			'participant/add',
			403,
			({ g1 }) => ({ id: g1, statusCode: 403 }),
			() => error('notAllowed'),
		],
		[
			'rows about others only are a refusal of the whole',
			'participant/remove',
			400,
			({ me }) => ({ results: [{ id: me, code: 403 }], message: 'Bad Request' }),
			() => error('badRequest'),
		],
		[
			'a refusal that names each person is told for each',
			'participant/add',
			400,
			({ newcomer, second }) => ({
				participants: [
					{ id: newcomer, code: 403 },
					{ id: second, code: 403 },
				],
			}),
			() => [BLOCKED, BLOCKED],
		],
		[
			'a row whose yes is null leaves it open, and the list shows it',
			'participant/remove',
			200,
			({ member }) => [{ id: member, success: null }],
			() => [{ done: false, code: null }],
		],
		[
			'nor is an empty text a yes',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, added: '' },
				{ id: second, added: true },
			],
			() => [
				{ done: false, code: null },
				{ done: true, code: null, message: 'Done' },
			],
		],
		[
			'409 is as asked for',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, code: 409 },
				{ id: second, code: 200 },
			],
			() => [
				{ done: true, code: 409, message: 'Nothing to do: already a member' },
				{ done: true, code: 200 },
			],
		],
		[
			'409 in a new group is no refusal',
			'group/create',
			201,
			({ newcomer, me }) => ({
				gid: '120363411111111111@g.us',
				subject: 'New group',
				participants: { [me]: { code: 200 }, [newcomer]: { code: 409 } },
			}),
			() => [{ notAdded: [], unconfirmed: [] }],
		],
		[
			'another group’s change is not this one’s',
			'participant/remove',
			202,
			({ g2 }) => ({ groupId: g2, success: true }),
			() => [{ done: false }],
		],
		[
			'people in a group within data',
			'group/create',
			201,
			({ newcomer, me }) => ({
				success: true,
				data: {
					id: '120363411111111111@g.us',
					subject: 'New group',
					participants: [{ id: me }, { id: newcomer }],
				},
			}),
			() => [{ notAdded: [], unconfirmed: [] }],
		],
		[
			'an invitation in place of a place',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, code: 200, isInviteV4Sent: 'true' },
				{ id: second, code: 202 },
			],
			() => [
				{ done: false, code: null },
				{ done: false, code: null },
			],
		],
		[
			'nothing at all',
			'group/create',
			201,
			({ g1 }) => ({ id: g1 }),
			() => [{ notAdded: [], unconfirmed: [expect.anything()] }],
		],
		[
			'409 beside a no is no yes',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, statusCode: 409, success: false },
				{ id: second, code: 200 },
			],
			() => [{ done: false, code: null }, { done: true }],
		],
		[
			'a row that waits is no refusal',
			'participant/add',
			202,
			({ newcomer, second }) => [
				{ id: newcomer, success: false, status: 'queued' },
				{ id: second, added: false, success: true },
			],
			() => [{ code: null }, { code: null }],
		],
		[
			'a code of Wawp’s own leaves it open, and the list shows it',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, code: 500, message: 'Internal server error' },
				{ id: second, code: 200 },
			],
			() => [{ done: false, message: expect.stringMatching(/the member list/) }, { done: true }],
		],
		[
			'a refusal in words of its own is told in these',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, code: 403, message: 'Not included in your plan' },
				{ id: second, code: 404, error: 'Group path is wrong' },
			],
			() => [
				{ done: false, code: 403, message: expect.stringMatching(/Not included in your plan/) },
				{ done: false, code: 404, message: expect.stringMatching(/Group path is wrong/) },
			],
		],
		[
			'WhatsApp’s words are told in ours',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, code: 403, error: 'forbidden' },
				{
					id: second,
					code: 404,
					message: 'The phone number is not registered on WhatsApp',
				},
			],
			() => [
				{ code: 403, message: expect.stringMatching(/Send the invite link/) },
				{ code: 404, message: expect.stringMatching(/not on WhatsApp/) },
			],
		],
		[
			'an internal error is no full group',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, code: 500, message: 'internal-server-error' },
				{ id: second, code: 200 },
			],
			() => [{ message: expect.not.stringMatching('full') }, {}],
		],
		[
			'"not-admin" is not privacy',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, status: 403, message: 'not-admin' },
				{ id: second, status: 200 },
			],
			() => [{ done: false, message: 'Refused: not-admin' }, { done: true }],
		],
		[
			'"not-authorized" is not "blocked"',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, status: 401, message: 'not-authorized' },
				{ id: second, status: 200 },
			],
			() => [{ done: false, message: 'Refused: not-authorized' }, { done: true }],
		],
		[
			'who is invited is not added',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, status: 200, message: 'Invite sent' },
				{ id: second, status: 200, queued: true },
			],
			() => [{ done: false, message: expect.stringMatching(/member list/) }, { done: false }],
		],
		[
			'a refusal by its word alone',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, error: 'resource-limit' },
				{ id: second, status: 'error', error: 'privacy' },
			],
			() => [
				{ done: false, code: 419 },
				{ done: false, message: 'Refused: privacy' },
			],
		],
		[
			'a yes and a no for one person',
			'participant/add',
			200,
			({ newcomer }) => [
				{ JID: newcomer, Error: 0 },
				{ JID: newcomer, Error: 403 },
			],
			() => [{ done: false, code: null }, {}],
		],
		[
			'a number that is on WhatsApp is not yet in the group',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ jid: newcomer, exists: true },
				{ jid: second, exists: false },
			],
			() => [{ done: false, message: expect.stringMatching(/member list/) }, { done: false }],
		],
	]);

	it('some were added, and it is told as a failure of the whole', async () => {
		const harness = await createHarness({ groups: 1 });
		const { emulator, groups } = harness;
		const [one, two] = [emulator.state.addPerson(), emulator.state.addPerson()];
		emulator.habits.set('some of the people only, success: false');
		const { items } = await harness.submit([{}], {
			parameters: {
				...{ resource: 'participant', operation: 'add' },
				groupId: byId(groups[0]?.id ?? ''),
				participants: [one.id, two.id],
			},
		});
		await harness.close();
		expect(items.map(({ json }) => [json.id, json.done])).toEqual([
			[one.id, true],
			[two.id, false],
		]);
	});

	it.each([
		['add', { resource: 'participant', operation: 'add' }],
		['create', { resource: 'group', operation: 'create', subject: 'Twin' }],
	])(
		'%s: a limit beside a good status is that of a part: nothing is sent again',
		async (_, what) => {
			const harness = await createHarness({ groups: 1 });
			const { emulator, groups } = harness;
			const answer = { success: false, message: 'rate-overlimit', data: {} };
			emulator.faults.add({ method: 'POST', afterEffect: true, answer: fault.status(200, answer) });
			const person = emulator.state.addPerson();
			await harness.submit([{}], {
				onError: 'continueRegularOutput',
				parameters: { ...what, groupId: byId(groups[0]?.id ?? ''), participants: [person.id] },
			});
			await harness.close();
			expect(emulator.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
		},
	);
});
