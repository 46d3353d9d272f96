/** Compare, Find Groups and Look Up Numbers: who is where, and under which number. */
import { faultAnswers as fault } from '../../../emulator/index.cts';
import { useGroupHarness } from '../../support/groupHarness.cts';

const harness = useGroupHarness('participant');
const NEW = '491700000001';

const ordinary = () =>
	[...harness.group.participants.values()].filter(({ role }) => role === 'participant');
const lists = (path: RegExp) =>
	harness.emulator.requests.filter((request) => path.test(request.path)).length;

function answering(path: RegExp, body: unknown, status = 200) {
	harness.emulator.faults.add({ path, answer: fault.status(status, body) });
}

describe('Compare', () => {
	const compare = async (participants: unknown, options = {}, items?: Array<{ json: never }>) =>
		(await harness.run('compare', { participants: participants as never, options }, items)).json;

	it('of a community, whose list has its admins only, nobody is missing or extra', async () => {
		harness.group.isCommunity = true;
		const json = await compare([NEW]);
		expect(json.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
	});

	it('tells who is extra also where the first items of the group were refused', async () => {
		harness.emulator.faults.add({ path: /participants$/, times: 1, answer: fault.notAdmin403() });
		// those that run at the same time share the refusal
		const items = Array.from({ length: 12 }, (_, i) => ({
			json: { phone: `4917000000${10 + i}` },
		}));
		const parameters = { participants: ['={{ $json.phone }}'] };
		const ran = await harness.run('compare', parameters, items, 'continueRegularOutput');
		expect(ran.json[0]).toHaveProperty('error');
		expect(ran.json.filter(({ status }) => status === 'extra')).toHaveLength(2);
	});

	it('admins are extra only if asked for, and this number never is', async () => {
		const [one, two] = ordinary();
		if (two) two.role = 'admin';
		expect((await compare([one?.phone])).map(({ status }) => status)).toEqual(['member']);
		const all = await compare([one?.phone], { adminsAsExtra: true });
		expect(all.map(({ id, status }) => [id, status])).toEqual([
			[one?.id, 'member'],
			[two?.id, 'extra'],
		]);
	});

	it('items about one group make one list: nobody on it is extra', async () => {
		const [one, two] = ordinary();
		const items = [one?.phone, two?.phone, NEW].map((phone) => ({ json: { phone } as never }));
		const { items: out } = await harness.run(
			'compare',
			{ participants: ['={{ $json.phone }}'] },
			items,
		);
		expect(out.map(({ json, pairedItem }) => [json.status, Object(pairedItem).item])).toEqual([
			['member', 0],
			['member', 1],
			['missing', 2],
		]);
		expect(lists(/participants$/)).toBe(1);
	});

	it('extra people are told once, with the first item of the group', async () => {
		const items = [NEW, '491700000002'].map((phone) => ({ json: { phone } as never }));
		const { items: out } = await harness.run(
			'compare',
			{ participants: ['={{ $json.phone }}'] },
			items,
		);
		expect(out.map(({ json, pairedItem }) => [json.status, Object(pairedItem).item])).toEqual([
			['missing', 0],
			['extra', 0],
			['extra', 0],
			['missing', 1],
		]);
	});

	it('nobody is extra while a row of the list cannot be read', async () => {
		const [one] = ordinary();
		const items = [one?.phone, 'no number'].map((phone) => ({ json: { phone } as never }));
		const { json } = await harness.run(
			'compare',
			{ participants: ['={{ $json.phone }}'] },
			items,
			'continueRegularOutput',
		);
		expect(json.map(({ status, error }) => status ?? Boolean(error))).toEqual([
			'member',
			'unknown',
			true,
		]);
	});

	it('hidden members are unknown, until their numbers are looked up', async () => {
		harness.emulator.variants.peopleAs = 'hidden';
		const [one, two] = ordinary();
		const hidden = await compare([one?.phone]);
		expect(hidden.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
		const seen = await compare([one?.phone], { lookUpHiddenNumbers: true });
		expect(seen).toMatchObject([
			{ phone: one?.phone, status: 'member' },
			{ phone: two?.phone, status: 'extra' },
		]);
	});

	it('looked up in vain, they stay unknown', async () => {
		harness.emulator.variants.peopleAs = 'hidden';
		answering(/lids$/, { code: 'subscription_required', message: 'Paid plans only' }, 403);
		const [one] = ordinary();
		const seen = await compare([one?.phone], { lookUpHiddenNumbers: true });
		expect(new Set(seen.map(({ status }) => status))).toEqual(new Set(['unknown']));
	});

	it('a Brazilian number with and without its ninth digit is one person', async () => {
		const { state } = harness.emulator;
		state.enter(harness.group, state.addPerson('551187654321'));
		const others = ordinary().map(({ phone }) => phone);
		const json = await compare(['5511987654321', ...others.slice(0, 2)]);
		expect(new Set(json.map(({ status }) => status))).toEqual(new Set(['member']));
	});

	it.each<[string, (me: string) => unknown]>([
		['empty', () => []],
		[
			'cut',
			(me) => ({
				success: true,
				data: [{ id: me, isAdmin: true, isSuperAdmin: false }],
				total: 312,
			}),
		],
	])('a list that is %s tells nothing', async (_, body) => {
		answering(/participants$/, body(harness.emulator.state.me.id));
		const { error, json } = await harness.run('compare', { participants: [NEW] });
		expect([json, Boolean(error)]).toEqual([[], true]);
	});

	it('a list without this number shows nobody as missing, nor as extra', async () => {
		answering(/participants$/, [{ id: '4915187654321@c.us', admin: null }]);
		expect((await compare([NEW])).map(({ status }) => status)).toEqual(['unknown', 'unknown']);
	});
});

describe('Find Groups', () => {
	const find = async (participants: string[], options = {}) =>
		(await harness.run('findGroups', { participants, options })).json;

	it('asks each group where the list holds no members, once for all items', async () => {
		const [one, two] = ordinary();
		answering(
			/groups$/,
			harness.groups.map(({ id, subject }) => ({ id, subject, participants: [] })),
		);
		const items = [one?.phone, two?.phone].map((phone) => ({ json: { phone } as never }));
		const { json } = await harness.run(
			'findGroups',
			{ participants: ['={{ $json.phone }}'] },
			items,
		);
		expect(json.map(({ id, groupId }) => [id, groupId])).toEqual([
			[one?.id, harness.group.id],
			[two?.id, harness.group.id],
		]);
		expect(lists(/participants$/)).toBe(3);
	});

	it('does not say "in none" of groups that cannot be seen', async () => {
		const [first] = harness.groups;
		answering(
			/groups$/,
			harness.groups.map(({ id, subject }) => ({ id, subject, participants: [] })),
		);
		harness.emulator.faults.add({ groupId: first?.id, answer: fault.notInGroup500() });
		expect(await find([NEW])).toEqual([
			{
				...{ id: `${NEW}@c.us`, phone: NEW, groupId: first?.id, subject: first?.subject },
				...{ role: null, status: 'unknown' },
			},
		]);
	});

	it('hidden members are unknown, until their numbers are looked up', async () => {
		harness.emulator.variants.peopleAs = 'hidden';
		const [one] = ordinary();
		const hidden = await find([one?.phone ?? '']);
		expect(hidden.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
		const seen = await find([one?.phone ?? ''], { lookUpHiddenNumbers: true });
		expect(seen).toMatchObject([{ groupId: harness.group.id, status: 'member' }]);
	});

	it('a part of a list is read whole', async () => {
		const { me } = harness.emulator.state;
		const [first] = harness.groups;
		answering(/groups$/, [
			{
				...{ JID: first?.id, Name: 'News', ParticipantCount: 800 },
				Participants: [
					{ JID: me.id, IsAdmin: true, IsSuperAdmin: false, PhoneNumber: '', LID: '', Error: 0 },
				],
			},
		]);
		answering(/count$/, { count: 1 });
		const [one] = ordinary();
		expect(await find([one?.phone ?? ''])).toMatchObject([{ status: 'member' }]);
		expect(lists(/participants$/)).toBe(1);
	});
});

describe('Look Up Numbers', () => {
	const lookUp = async (participants: string[]) => await harness.run('lookUp', { participants });

	it('phone numbers and hidden IDs', async () => {
		const { state } = harness.emulator;
		const [one] = ordinary();
		state.unreachable.set('491700000404@c.us', 404);
		const { json } = await lookUp([one?.phone ?? '', one?.lid ?? '', '491700000404']);
		expect(json).toEqual([
			{ id: one?.id, phone: one?.phone, lid: one?.lid, onWhatsApp: true },
			{ id: one?.lid, phone: one?.phone, lid: one?.lid, onWhatsApp: null },
			{ id: '491700000404@c.us', phone: '491700000404', lid: null, onWhatsApp: false },
		]);
	});

	it('reads the list of hidden IDs whole, and once for a minute', async () => {
		const { state } = harness.emulator;
		for (let i = 0; i < 250; i++) state.addPerson(`49170111${String(i).padStart(4, '0')}`);
		const last = state.people.get('491701110249@c.us');
		expect((await lookUp([last?.lid ?? ''])).json).toMatchObject([{ phone: '491701110249' }]);
		const asked = lists(/lids$/);
		await lookUp([last?.lid ?? '']);
		expect(lists(/lids$/)).toBe(asked);
	});

	it('does not say whether a number is on WhatsApp where Wawp knows no such path', async () => {
		answering(/check-exists/, { statusCode: 404, message: 'Not Found', error: 'Not Found' }, 404);
		expect((await lookUp([NEW])).json).toMatchObject([{ phone: NEW, onWhatsApp: null }]);
	});

	it('tells the IDs that the answer has', async () => {
		const body = { numberExists: true, chatId: '98765432101234@lid', pn: '551187654321@c.us' };
		answering(/check-exists/, body);
		expect((await lookUp(['5511987654321'])).json).toEqual([
			{
				id: '551187654321@c.us',
				phone: '551187654321',
				lid: '98765432101234@lid',
				onWhatsApp: true,
			},
		]);
	});

	const LID = '98765432101234@lid';
	it('a list that is cut is told as such', async () => {
		answering(/lids$/, { success: true, data: [{ lid: LID, number: NEW }], total: 240 });
		expect((await lookUp([LID])).error?.message).toContain('Wawp gave only a part of the list');
	});
});

it('Get Many looks hidden numbers up', async () => {
	harness.emulator.variants.peopleAs = 'hidden';
	const options = { lookUpHiddenNumbers: true };
	const { json } = await harness.run('getMany', { returnAll: true, options });
	const phones = [...harness.group.participants.values()].map(({ phone }) => phone);
	expect(json.map(({ phone }) => phone)).toEqual(phones);
});
