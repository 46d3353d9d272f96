/** Get Open Invite Code: the link of a group that has room. */
import { setTimeout as wait } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { faultAnswers as fault, type Group } from '../../../emulator/index.cts';
import { useGroupHarness } from '../../support/groupHarness.cts';
import { byId } from '../../../harness/engine/workflow.cts';

const harness = useGroupHarness('invite');
let groups: Group[];
beforeEach(() => {
	({ groups } = harness);
});

const choosing = (chosen: Group[]): INodeParameters => ({
	group: chosen.map(({ id }) => ({ groupId: byId(id) })),
});

async function open(more: INodeParameters = {}, items = 1) {
	const parameters = { groups: choosing(groups), ...more };
	const all = Array.from({ length: items }, () => ({}));
	const { json, errors } = await harness.run(
		'getOpenInviteCode',
		parameters,
		all,
		'continueErrorOutput',
	);
	return { json, said: errors.map((each) => String(each.json.message)) };
}

function fillUp(group: Group | undefined, members: number) {
	const { state } = harness.emulator;
	while (group && group.participants.size < members) state.enter(group, state.addPerson());
}

const idsOf = (json: Array<Record<string, unknown>>) => json.map(({ groupId }) => groupId);
const requested = (path: RegExp) =>
	harness.emulator.requests.filter((request) => path.test(request.path)).length;

it('gives the link of the first group, its name and size', async () => {
	const [first] = groups;
	expect((await open()).json).toEqual([
		{
			code: first?.inviteCode,
			link: `https://chat.whatsapp.com/${first?.inviteCode}`,
			groupId: first?.id,
			subject: first?.subject,
			size: first?.participants.size,
		},
	]);
	expect(harness.emulator.requests).toHaveLength(2);
});

it('passes over a full group, and says so', async () => {
	fillUp(groups[0], 5);
	const { json } = await open({ membersPerGroup: 5 });
	expect(json).toMatchObject([
		{
			groupId: groups[1]?.id,
			passedOver: [{ groupId: groups[0]?.id, subject: 'Group 1', reason: 'full, 5 of 5 members' }],
		},
	]);
});

it('of 300 at once, no group gets more than it has room for', async () => {
	fillUp(groups[0], 10);
	const runs = await Promise.all(Array.from({ length: 300 }, () => open({ membersPerGroup: 20 })));
	const given = runs.flatMap(({ json }) => idsOf(json));
	const room = groups.map(({ participants }) => 20 - participants.size);
	expect(groups.map(({ id }) => given.filter((each) => each === id).length)).toEqual(room);
	expect(runs.flatMap(({ said }) => said)).toHaveLength(300 - room[0]! - room[1]! - room[2]!);
	// sizes and codes of 3 groups
	expect(harness.emulator.requests.length).toBeLessThanOrEqual(6);
});

it('the same for the items of one execution', async () => {
	const { json } = await open({ membersPerGroup: 5 }, 5);
	const [one, two, three] = groups.map(({ id }) => id);
	expect(idsOf(json)).toEqual([one, one, two, two, three]);
	expect(harness.emulator.requests).toHaveLength(6);
});

it('counts what was given out while the sizes are read anew each time', async () => {
	harness.emulator.latencyMs = 5;
	const parameters = { membersPerGroup: 5, options: { reuseSeconds: 0 } };
	const runs = await Promise.all(Array.from({ length: 8 }, () => open(parameters)));
	const given = runs.flatMap(({ json }) => idsOf(json));
	for (const { id } of groups) expect(given.filter((each) => each === id).length).toBeLessThan(3);
});

it('fills evenly: the group with the fewest members first', async () => {
	fillUp(groups[0], 5);
	fillUp(groups[2], 4);
	const { json } = await open({ fill: 'evenly' }, 5);
	const members = new Map(groups.map(({ id, participants }) => [id, participants.size]));
	for (const { groupId } of json) {
		const least = Math.min(...members.values());
		expect(members.get(String(groupId))).toBe(least);
		members.set(String(groupId), least + 1);
	}
	expect(json).toHaveLength(5);
});

it('shares what it has read among executions, for a minute', async () => {
	await open();
	await open();
	expect(harness.emulator.requests).toHaveLength(2);
	await open({ options: { reuseSeconds: 0 } });
	expect(harness.emulator.requests).toHaveLength(4);
});

it('knows of a change that this n8n has made', async () => {
	await open();
	const people = Array.from({ length: 4 }, () => harness.emulator.state.addPerson().id);
	await harness.run('add', { resource: 'participant', participants: people });
	expect(idsOf((await open({ membersPerGroup: 5 })).json)).toEqual([groups[1]?.id]);
	const reset = await harness.run('revokeInviteCode');
	expect((await open()).json[0]?.code).toBe(reset.json[0]?.code);
});

it('does not give out the link of a group that this n8n has left', async () => {
	await open();
	await harness.run('leave', { resource: 'group' });
	expect(idsOf((await open()).json)).toEqual([groups[1]?.id]);
});

it('says with the numbers that all are full', async () => {
	const { json, said } = await open({ membersPerGroup: 3 });
	expect(json).toEqual([]);
	expect(said[0]).toBe(
		'All groups are full. Group 1: full, 3 of 3 members. Group 2: full, 3 of 3 members. Group 3: full, 3 of 3 members.',
	);
});

describe('a group that cannot be used is passed over', () => {
	it.each([
		['is gone', () => harness.emulator.state.groups.delete(groups[0]?.id ?? '')],
		['is not administered', () => demote(groups[0])],
		['was left', () => groups[0]?.participants.delete(harness.emulator.state.me.id)],
	])('one that %s', async (_, happens) => {
		happens();
		const { json } = await open();
		expect(json).toMatchObject([
			{ groupId: groups[1]?.id, passedOver: [{ groupId: groups[0]?.id }] },
		]);
		// and its place is not taken
		expect(harness.emulator.requests.length).toBeLessThanOrEqual(4);
	});

	it('and told as what it is where there is no other', async () => {
		demote(groups[0]);
		const { said } = await open({ groups: choosing(groups.slice(0, 1)) });
		expect(said[0]).toContain('This WhatsApp number is not an admin of the group');
	});

	it('and told with the reasons where none is left', async () => {
		demote(groups[0]);
		fillUp(groups[1], 4);
		const { said } = await open({ groups: choosing(groups.slice(0, 2)), membersPerGroup: 4 });
		expect(said[0]).toMatch(/^No group with room was found\. Group 1: .*Group 2: full, 4 of 4/);
	});

	const me = () => ({ id: harness.emulator.state.me.id, admin: 'admin' });
	it.each<[string, (id: string) => unknown]>([
		['a size of 0 and nobody in it', (id) => ({ id, subject: 'A', size: 0, participants: [] })],
		['no size', (id) => ({ JID: id, Name: 'A', Participants: null })],
		['a form that no source shows', (id) => ({ id, subject: 'A', size: '1,024' })],
		['a community', (id) => ({ JID: id, Name: 'A', IsParent: true, Participants: null })],
	])('whose size nobody can tell: %s', async (_, answer) => {
		const id = groups[0]?.id ?? '';
		harness.emulator.faults.add({
			groupId: id,
			path: /@g\.us$/,
			answer: fault.status(200, answer(id)),
		});
		harness.emulator.faults.add({
			groupId: id,
			path: /participants$/,
			answer: fault.status(200, { success: true, data: [me()], total: 1024 }),
		});
		const { json } = await open();
		expect(json).toMatchObject([{ groupId: groups[1]?.id }]);
	});
});

describe('what is about the account is no reason to take another group', () => {
	it.each([
		['session down', fault.sessionDown422],
		['unknown instance', fault.invalidSession404],
		['wrong token', fault.wrongToken401],
		['a page', fault.html200],
		[
			'a failure with status 200',
			() => fault.status(200, { code: 'rate_limited', message: 'Too many' }),
		],
	])('%s', async (_, answer) => {
		harness.emulator.faults.add({ groupId: groups[0]?.id, answer: answer() });
		const { json, said } = await open();
		expect(json).toEqual([]);
		expect(said[0]).not.toMatch(/full|None of the groups/);
	});

	it('nor is it kept: the next one is served', async () => {
		harness.emulator.faults.add({ times: 1, answer: fault.sessionDown422() });
		expect((await open()).json).toEqual([]);
		expect(idsOf((await open()).json)).toEqual([groups[0]?.id]);
	});

	it('a place is given back when the code cannot be read', async () => {
		harness.emulator.faults.add({ path: /invite-code/, times: 3, answer: fault.notAdmin500() });
		await open({ membersPerGroup: 4 });
		await wait(0);
		expect(idsOf((await open({ membersPerGroup: 4 }, 3)).json)).toEqual(groups.map(({ id }) => id));
	});
});

describe('Groups can be given', () => {
	it.each<[string, (ids: string[]) => unknown]>([
		['as an expression that gives a list', (ids) => ids],
		['as a text with commas', (ids) => ids.join(', ')],
		['as a text with Arabic commas', (ids) => ids.join('\u060c ')],
		['as the JSON text of a list', (ids) => JSON.stringify(ids)],
		['as groups of an earlier node', (ids) => ids.map((id) => ({ id, subject: 'x' }))],
	])('%s', async (_, value) => {
		const ids = groups.slice(1).map(({ id }) => id);
		const parameters = { groups: { group: [{ groupId: byId('={{ $json.groups }}') }] } };
		const items = [{ json: { groups: value(ids) as never } }];
		const { json } = await harness.run('getOpenInviteCode', parameters, items);
		expect(idsOf(json)).toEqual([ids[0]]);
	});

	it('not as nothing', async () => {
		const { said } = await open({ groups: { group: [] } });
		expect(said[0]).toContain('"Groups" is empty');
		expect(requested(/./)).toBe(0);
	});
});

function demote(group: Group | undefined) {
	const me = group?.participants.get(harness.emulator.state.me.id);
	if (me) me.role = 'participant';
}
