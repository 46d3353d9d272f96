/** Links, messages and people: what a reader who had not seen the code made the node say that was not so. */
import type { INodeParameters } from 'n8n-workflow';
import { faultAnswers as fault, type Group } from '../../emulator/index.cts';
import { createHarness, type Harness } from '../../harness/engine/harness.cts';
import { byId, byName } from '../../harness/engine/workflow.cts';
import { clock } from '../../harness/engine/clock.cts';
import {
	joined,
	listen,
	post,
	calledUrl,
	itemsOf,
	useTriggerHarness,
} from '../support/triggerHarness.cts';

let harness: Harness;
let groups: Group[];
beforeEach(async () => {
	harness = await createHarness({ groups: 3 });
	({ groups } = harness);
});
afterEach(() => harness.close());

const NEW = '491700000001';
const LID = '98765432101234@lid';
const g = (i = 0) => groups[i]!;
async function op(
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	items: object[] = [{}],
	setup: object = {},
) {
	const outcome = await harness.submit(items as never, {
		onError: 'continueErrorOutput',
		parameters: { resource, operation, groupId: byId(g().id), ...parameters },
		...setup,
	});
	return {
		json: outcome.items.map(({ json }) => json),
		said: outcome.errors.map(({ json }) => String(json.message)),
		error: outcome.error,
	};
}
const open = (more: INodeParameters = {}, items: object[] = [{}], setup: object = {}) =>
	op(
		'invite',
		'getOpenInviteCode',
		{ groups: { group: groups.map(({ id }) => ({ groupId: byId(id) })) }, ...more },
		items,
		setup,
	);
const only = (i: number) => ({ groups: { group: [{ groupId: byId(g(i).id) }] } });
const answering = (path: RegExp, body: unknown, status = 200, more = {}) =>
	harness.emulator.faults.add({ path, answer: fault.status(status, body), ...more });
const members = () => [...g().participants.values()];
const ordinary = () => members().filter(({ role }) => role === 'participant');
function fillUp(group: Group, n: number) {
	const { state } = harness.emulator;
	while (group.participants.size < n) state.enter(group, state.addPerson());
}

describe('open invite', () => {
	it('promoting somebody makes it forget the links it gave', async () => {
		const room = { membersPerGroup: g().participants.size + 1, ...only(0) };
		expect((await open(room)).json).toHaveLength(1);
		clock.advance(1000);
		await op('participant', 'promote', { participants: [ordinary()[0]!.phone!] });
		expect((await open(room)).json).toHaveLength(0);
	});
	it('adding somebody makes it forget the links it gave', async () => {
		const room = { membersPerGroup: g().participants.size + 2, ...only(0) };
		expect((await open(room)).json).toHaveLength(1);
		clock.advance(1000);
		const p = harness.emulator.state.addPerson();
		await op('participant', 'add', { participants: [p.phone!] });
		expect((await open(room)).json).toHaveLength(0);
	});
	it('one submission after another with reuse 0', async () => {
		const room = {
			membersPerGroup: g().participants.size + 1,
			...only(0),
			options: { reuseSeconds: 0 },
		};
		let given = 0;
		for (let i = 0; i < 5; i++) {
			clock.advance(10);
			given += (await open(room)).json.length;
		}
		expect(given).toBe(1);
	});
	it('links given are forgotten after the reuse time', async () => {
		const room = {
			membersPerGroup: g().participants.size + 1,
			...only(0),
			options: { reuseSeconds: 1 },
		};
		expect((await open(room)).json).toHaveLength(1);
		clock.advance(1100);
		expect((await open(room)).json).toHaveLength(0);
	});
	it('link of a group this n8n has just deleted', async () => {
		await open();
		harness.emulator.faults.add({
			method: 'DELETE',
			groupId: g().id,
			answer: fault.status(200, { success: true }),
		} as never);
		harness.emulator.state.groups.delete(g().id);
		const out = await op('group', 'delete', {});
		expect(out.json).toMatchObject([{ deleted: true }]);
		expect((await open()).json[0]?.groupId).toBe(g(1).id);
	});
	it('link of a group this n8n has just left', async () => {
		await open();
		const { said } = await op('group', 'leave', {});
		expect(said).toEqual([]);
		expect((await open()).json[0]?.groupId).toBe(g(1).id);
	});
	it('old name after a rename by this n8n', async () => {
		await open();
		await op('group', 'update', { updateFields: { subject: 'Renamed' } });
		expect(g().subject).toBe('Renamed');
		expect((await open()).json[0]?.subject).toBe('Renamed');
	});
	it('"full, n of n members" of a group with fewer', async () => {
		const size = g().participants.size;
		const room = { membersPerGroup: size + 1, ...only(0) };
		await open(room);
		expect((await open(room)).said[0]).toContain(`${size} of ${size + 1} members`);
	});
	it('evenly: the same', async () => {
		const room = { fill: 'evenly', ...only(0), membersPerGroup: g().participants.size + 1 };
		const out = await Promise.all([1, 2, 3, 4].map(() => open(room)));
		expect(out.flatMap(({ json }) => json)).toHaveLength(1);
	});
	it.each<[string, (id: string, me: object) => unknown]>([
		['hasMore', (id, me) => ({ id, subject: 'A', participants: [me], hasMore: true })],
		['a total of them', (id, me) => ({ id, subject: 'A', participants: [me], total: 1024 })],
		[
			'wrapped total',
			(id, me) => ({ id, subject: 'A', participants: { data: [me], total: 1024 } }),
		],
		[
			'participantCount',
			(id, me) => ({ id, subject: 'A', participants: [me], participantCount: 1024 }),
		],
		[
			'two sizes',
			(id, me) => ({ id, subject: 'A', size: 3, participantsCount: 1024, participants: [me] }),
		],
	])('a full group: %s', async (_, body) => {
		const me = { id: harness.emulator.state.me.id, admin: 'admin' };
		answering(/@g\.us$/, body(g().id, me), 200, { groupId: g().id });
		fillUp(g(), 1000);
		expect((await open()).json[0]?.groupId).not.toBe(g().id);
	});
});

describe('messages', () => {
	const send = async (participants: unknown, status?: number, body?: unknown) => {
		if (status) answering(/send/, body, status);
		const out = await op('invite', 'sendInvite', { participants: participants as never });
		return out;
	};
	it('one person, in both Brazilian forms, gets two messages', async () => {
		await send(['5511987654321', '551187654321']);
		expect(harness.emulator.state.messages).toHaveLength(1);
	});
	it('rows of a table with a number as their ID', async () => {
		await op('invite', 'sendInvite', { participants: ['={{ $json.people }}'] as never }, [
			{ people: [{ id: 20250017, name: 'Anna', phone: `+${NEW}` }] },
		]);
		expect(harness.emulator.state.messages.map(({ chatId }) => chatId)).not.toContain(
			'20250017@c.us',
		);
	});
	it.each<[string, number, unknown, string[]]>([
		[
			'failed with an ID',
			200,
			{ id: { _serialized: `true_${NEW}@c.us_3EB0C767D26A1D`, fromMe: true }, status: 'failed' },
			['failed', 'unknown'],
		],
		[
			'undelivered',
			200,
			{ messageId: '3EB0C767D26A1D', status: 'undelivered' },
			['failed', 'unknown'],
		],
		['rejected', 200, { messageId: '3EB0C767D26A1D', status: 'rejected' }, ['failed', 'unknown']],
		[
			'FAILED with messageId',
			200,
			{ messageId: '3EB0C767D26A1D', status: 'FAILED' },
			['failed', 'unknown'],
		],
		[
			'sent: false',
			200,
			{ success: true, sent: false, messageId: '3EB0C767D26A1D' },
			['failed', 'unknown'],
		],
		[
			'data.status failed',
			200,
			{ success: true, data: { status: 'FAILED' } },
			['failed', 'unknown'],
		],
		['sent false', 200, { success: true, sent: false }, ['failed', 'unknown']],
		[
			'delivered false',
			200,
			{ success: true, data: { sent: 0, failed: 1 } },
			['failed', 'unknown'],
		],
		['broadcast', 200, { id: 'true_status@broadcast_3EB0C767D26A1D' }, ['unknown']],
		[
			'503 and job_id null',
			503,
			{ success: false, message: 'Queue is full', job_id: null },
			['failed', 'unknown'],
		],
		[
			'400 and job_id null',
			400,
			{ success: false, message: 'chatId is invalid', job_id: null },
			['failed', 'unknown'],
		],
		[
			'200 refused and job_id null',
			200,
			{ success: false, message: 'chatId is invalid', job_id: null },
			['failed', 'unknown'],
		],
		[
			'400 jobId empty',
			400,
			{ statusCode: 400, message: 'bad number', jobId: '' },
			['failed', 'unknown'],
		],
		['false in data', 200, { success: true, data: { result: false } }, ['failed', 'unknown']],
	])('told as sent or queued: %s', async (_, status, body, expected) => {
		const out = await send([NEW], status, body);
		const told = out.json[0]?.status ?? 'error';
		expect([...expected, 'error']).toContain(told);
	});
	it.each<[string, number, unknown]>([
		[
			'payment pending',
			402,
			{ code: 'payment_required', message: 'Your payment is pending', status: 'pending' },
		],
		[
			'session loading',
			422,
			{
				statusCode: 422,
				error: 'Unprocessable Entity',
				message: 'Session is not ready',
				state: 'LOADING',
			},
		],
		[
			'403 pending',
			403,
			{ code: 'subscription_required', status: 'pending', message: 'Paid plans only' },
		],
		['401', 401, { code: 'invalid_token', message: 'x', status: 'pending' }],
	])('nothing goes out, told as queued: %s', async (_, status, body) => {
		const out = await send([NEW], status, body);
		expect(out.json[0]?.status).not.toBe('queued');
	});
	it('a link that Send Invite has sent is not counted', async () => {
		const room = { membersPerGroup: g().participants.size + 1, ...only(0) };
		await open({ ...only(0), membersPerGroup: 2 });
		await op('invite', 'sendInvite', { participants: [NEW] });
		expect((await open(room)).json).toHaveLength(0);
	});
	it('a message to another hidden ID', async () => {
		const out = await send([LID], 201, { id: 'true_11111111111111@lid_3EB0C767D26A1D' });
		expect(out.json[0]?.status).toBe('unknown');
	});
	it('403 for the whole add, not by privacy', async () => {
		answering(/participants\/add/, { statusCode: 403, message: 'forbidden' }, 403);
		const out = await op('participant', 'add', {
			participants: [NEW],
			options: { sendInvite: true },
		});
		expect(harness.emulator.state.messages).toEqual([]);
		expect(out.json).toEqual([]);
	});
	it('the same person in both forms is invited twice after a refused add', async () => {
		answering(/participants\/add/, [
			{ id: '551187654321@c.us', error: '403' },
			{ id: '5511987654321@c.us', error: '403' },
		]);
		await op('participant', 'add', {
			participants: ['551187654321', '5511987654321'],
			options: { sendInvite: true },
		});
		expect(harness.emulator.state.messages.length).toBeLessThan(2);
	});
});

describe('compare', () => {
	const compare = async (participants: unknown, options = {}) =>
		(await op('participant', 'compare', { participants: participants as never, options })).json;
	const lowly = () => {
		const me = g().participants.get(harness.emulator.state.me.id)!;
		me.role = 'participant';
		return me;
	};
	it('this number is extra while Wawp does not say who it is', async () => {
		const me = lowly();
		answering(/session\/info/, { statusCode: 500, message: 'x' }, 500);
		const all = members()
			.filter(({ id }) => id !== me.id)
			.map(({ phone }) => phone!);
		const json = await compare(all);
		expect(json.filter(({ id }) => id === me.id && true).map(({ status }) => status)).not.toContain(
			'extra',
		);
	});
	it('missing, from a list without this number, while Wawp does not say who it is', async () => {
		answering(/session\/info/, { statusCode: 500, message: 'x' }, 500);
		answering(/participants$/, [{ id: '4915187654321@c.us', role: 'participant' }]);
		expect((await compare([ordinary()[0]!.phone])).map(({ status }) => status)).not.toContain(
			'missing',
		);
	});
	it('this number under a hidden ID is extra', async () => {
		answering(/session\/info/, {
			name: 'x',
			status: 'WORKING',
			me: { id: harness.emulator.state.me.id, pushName: 'x' },
		});
		answering(/participants$/, [
			{ id: '55555555555555@lid', role: 'participant' },
			{ id: LID, role: 'participant' },
		]);
		expect((await compare([LID])).map(({ status }) => status)).toEqual(['member', 'unknown']);
	});
	it('a member whose about text begins with "Left"', async () => {
		const { me } = harness.emulator.state;
		answering(/participants$/, [
			{ id: me.id, admin: 'superadmin' },
			{ id: `${NEW}@c.us`, admin: null, status: 'Left my heart in Lisbon' },
		]);
		expect(await compare([NEW])).toMatchObject([{ status: 'member' }]);
	});
	it('two names of one member', async () => {
		const { me } = harness.emulator.state;
		answering(/participants$/, [
			{ id: me.id, admin: 'superadmin' },
			{ id: `${NEW}@c.us`, role: 'participant' },
			{ id: LID, role: 'participant' },
		]);
		expect((await compare([NEW])).map(({ status }) => status)).toEqual(['member', 'unknown']);
	});
	it('a hidden number and a timestamp beside it', async () => {
		const { me } = harness.emulator.state;
		answering(/participants$/, [
			{ id: me.id, admin: 'superadmin' },
			{ id: LID, role: 'participant' },
		]);
		answering(/lids$/, [{ lid: LID, number: null, updatedAt: 1764201600 }]);
		expect(
			(await compare([NEW], { lookUpHiddenNumbers: true })).map(({ status }) => status),
		).toEqual(['unknown', 'unknown']);
	});
});

describe('find groups', () => {
	const find = async (participants: string[], options = {}) =>
		(await op('participant', 'findGroups', { participants, options })).json;
	it('a community, of which the list shows the admins only', async () => {
		const { me } = harness.emulator.state;
		answering(/groups$/, [
			{
				JID: g().id,
				Name: 'A',
				IsParent: true,
				ParticipantCount: 1,
				Participants: [{ JID: me.id, IsAdmin: true }],
			},
		]);
		answering(/count$/, { count: 1 });
		expect(await find([NEW])).toMatchObject([{ status: 'unknown' }]);
	});
	it('a member whose about text begins with "Left"', async () => {
		const { me } = harness.emulator.state;
		answering(/groups$/, [
			{
				id: g().id,
				subject: 'A',
				participants: [
					{ id: me.id, admin: 'admin' },
					{ id: `${NEW}@c.us`, admin: null, status: 'Waiting for summer' },
				],
			},
		]);
		answering(/count$/, { count: 1 });
		expect(await find([NEW])).toMatchObject([{ groupId: g().id }]);
	});
	it('no session info', async () => {
		answering(/session\/info/, { statusCode: 500, message: 'x' }, 500);
		answering(/groups$/, [
			{ id: g().id, subject: 'A', participants: [{ id: '4915187654321@c.us', admin: null }] },
		]);
		answering(/count$/, { count: 1 });
		expect((await find([ordinary()[0]!.phone!])).length).toBe(1);
	});
});

describe('look up', () => {
	it.each<[string, unknown]>([
		['a timestamp', [{ lid: LID, number: null, updatedAt: 1764201600 }]],
		['an ID of the row', [{ id: 8812345, lid: LID, number: null }]],
		['an instance', [{ lid: LID, number: '', instance_id: '1234567' }]],
		['a name', [{ lid: LID, number: null, name: '1234567' }]],
		['no phone at all', [{ lid: LID, pn: null, createdAt: '1764201600000' }]],
	])('a wrong number: %s', async (_, body) => {
		answering(/lids$/, body);
		const { json } = await op('participant', 'lookUp', { participants: [LID] });
		expect(json[0]?.phone).toBe(null);
	});
	it('a number and a timestamp', async () => {
		answering(/lids$/, [{ lid: LID, number: NEW, updatedAt: 1764201600 }]);
		const { json } = await op('participant', 'lookUp', { participants: [LID] });
		expect(json[0]?.phone).toBe(NEW);
	});
	it.each<[string, unknown]>([
		['timeout', { numberExists: false, message: 'Timeout' }],
		['status timeout', { numberExists: false, status: 'timeout' }],
		['status unknown', { numberExists: false, status: 'unknown' }],
		['checked: false', { numberExists: false, checked: false }],
		['session registered', { registered: false, status: 'STARTING' }],
		['disconnected', { exists: false, status: 'DISCONNECTED' }],
		['session', { exists: false, session: { status: 'STARTING' } }],
		['another by wa_id', { exists: false, wa_id: '15112345678' }],
		['another by query', { exists: false, query: '15112345678' }],
		['another by input', { numberExists: false, input: '15112345678' }],
		['contact', { exists: false, contact: null, message: 'Contact not in address book' }],
		['rate', { numberExists: false, message: 'rate-overlimit' }],
	])('"not on WhatsApp" nobody said: %s', async (_, body) => {
		answering(/check-exists/, body);
		const { json } = await op('participant', 'lookUp', { participants: [NEW] });
		expect(json[0]?.onWhatsApp).not.toBe(false);
	});
});

describe('by name', () => {
	it('joined by this n8n, then by name', async () => {
		const other = harness.emulator.state.addGroup({ subject: 'Joined', member: false });
		await op('group', 'get', { groupId: byName('Group 2') });
		await op('invite', 'join', { inviteCode: other.inviteCode });
		expect((await op('group', 'get', { groupId: byName('Joined') })).said).toEqual([]);
	});
	it('left by this n8n, then by name', async () => {
		await op('group', 'get', { groupId: byName('Group 2') });
		await op('group', 'leave', { groupId: byName('Group 2') });
		expect((await op('group', 'get', { groupId: byName('Group 2') })).said[0]).toContain(
			'is not the name',
		);
	});
});

describe('trigger', () => {
	const th = useTriggerHarness();
	const named = (name: string) => ({ groups: { group: [{ groupId: byName(name) }] } });
	it('published just after a rename outside: listens to the wrong group for good', async () => {
		const { subject } = th.group;
		const [one, two] = [th.group, th.other];
		await listen(th, named(subject));
		clock.advance(30_000);
		one.subject = 'Old';
		two.subject = subject;
		const workflow = await listen(th, named(subject));
		clock.advance(24 * 3600_000);
		th.emulator.simulate.join(two.id, '4917012345678');
		await th.emulator.webhooks.settled();
		expect(itemsOf(workflow)).toMatchObject([{ groupId: two.id }]);
	});
	it('a secret that was changed, and the workflow published again, refuses the new one', async () => {
		const sec = 'the key that Wawp signs with';
		const next = 'a new secret, since the old got out';
		th.engine.credentials.values.webhookSecret = sec;
		const workflow = await listen(th);
		const url = calledUrl(th, workflow);
		expect(await post(url, joined(th), { 'x-wawp-signature': sec })).toBe(200);
		th.engine.credentials.values.webhookSecret = next;
		await th.n8n.activate(workflow);
		expect(await post(calledUrl(th, workflow), joined(th), { 'x-wawp-signature': next })).toBe(200);
		expect(await post(calledUrl(th, workflow), joined(th), { 'x-wawp-signature': sec })).toBe(401);
	});
});
