/** By Name, a mode of every group field. */
import type { IDataObject } from 'n8n-workflow';
import { faultAnswers as fault } from '../../../emulator/index.cts';
import { useGroupHarness } from '../../support/groupHarness.cts';
import { byName } from '../../../harness/engine/workflow.cts';

const harness = useGroupHarness('invite');
beforeEach(() => {
	const [one] = harness.groups;
	if (one) one.subject = 'Bread Baking ';
});

async function codeOf(name: string, items: IDataObject[] = [{}]) {
	const { json, errors } = await harness.run(
		'getInviteCode',
		{ groupId: byName(name) },
		items.map((each) => ({ json: each })),
		'continueErrorOutput',
	);
	return {
		codes: json.map(({ code }) => code),
		said: errors.map((each) => String(each.json.message)),
	};
}

const lists = () => harness.emulator.requests.filter(({ path }) => path === '/v2/groups').length;
function answering(body: unknown, count?: number) {
	const { faults } = harness.emulator;
	faults.add({ path: /groups$/, answer: fault.status(200, body) });
	if (count !== undefined) faults.add({ path: /count$/, answer: fault.status(200, { count }) });
}

it.each(['Bread Baking', ' bread BAKING ', '\u200eBread Baking'])('finds %j', async (name) => {
	expect((await codeOf(name)).codes).toEqual([harness.groups[0]?.inviteCode]);
});

it.each([['["Bread Baking"]'], [['Bread Baking', '']], [[['Bread Baking']]]])(
	'finds the one name of a list: %j',
	async (name) => {
		const { codes } = await codeOf('={{ $json.name }}', [{ name }]);
		expect(codes).toEqual([harness.groups[0]?.inviteCode]);
	},
);

it('finds a name that looks like a list', async () => {
	const [, two] = harness.groups;
	if (two) two.subject = '[2024]';
	expect((await codeOf('[2024]')).codes).toEqual([two?.inviteCode]);
});

it('finds an accent written in the other way', async () => {
	const [, two] = harness.groups;
	if (two) two.subject = 'Cafe\u0301';
	expect((await codeOf('Caf\u00e9')).codes).toEqual([two?.inviteCode]);
});

it('asks for the list once for all items and executions of a minute', async () => {
	const items = [{ name: 'Group 2' }, { name: 'group 3' }, { name: 'Bread Baking' }];
	const { codes } = await codeOf('={{ $json.name }}', items);
	const [one, two, three] = harness.groups.map(({ inviteCode }) => inviteCode);
	expect(codes).toEqual([two, three, one]);
	const asked = lists();
	await codeOf('Group 2');
	expect(lists()).toBe(asked);
});

it('reads the list anew after a change that this n8n has made', async () => {
	await codeOf('Group 2');
	const participants = ['491700000001'];
	await harness.run('create', { resource: 'group', subject: 'New', participants });
	expect((await codeOf('New')).said).toEqual([]);
});

it('says what it found instead of one that is not there', async () => {
	const { codes, said } = await codeOf('Bread');
	expect(codes).toEqual([]);
	expect(said[0]).toMatch(
		/^"Group" "Bread" is not the name of a group\. Similar names: "Bread Baking "/,
	);
	expect((await codeOf('Guitar')).said[0]).toContain(
		'None of the 3 groups of this number has a similar name.',
	);
});

it('says the IDs of two groups of one name, and sends nothing for either', async () => {
	const [, two, three] = harness.groups;
	if (two && three) three.subject = ' GROUP 2';
	const { codes, said } = await codeOf('Group 2');
	expect(codes).toEqual([]);
	expect(said[0]).toContain(
		`"Group" "Group 2" is the name of 2 groups. Choose one By ID: ${two?.id}, ${three?.id}.`,
	);
	expect(harness.emulator.requests.every(({ path }) => !path.includes('invite-code'))).toBe(true);
});

it('one item fails, the others are served', async () => {
	const items = [{ name: 'Group 2' }, { name: 'Nobody' }, { name: 'Group 3' }];
	const { codes, said } = await codeOf('={{ $json.name }}', items);
	expect(codes).toEqual(harness.groups.slice(1).map(({ inviteCode }) => inviteCode));
	expect(said).toHaveLength(1);
});

describe('a list that proves nothing', () => {
	it('cut: a second group of the name could be among the rest', async () => {
		const [one] = harness.groups;
		answering({ success: true, data: [{ id: one?.id, subject: 'Bread Baking' }], total: 40 });
		expect((await codeOf('Bread Baking')).said[0]).toContain('Wawp gave only a part of the list');
	});

	it('empty, while it counts some', async () => {
		answering([], 3);
		expect((await codeOf('Bread Baking')).said[0]).toContain(
			'WhatsApp has not loaded this group yet',
		);
	});
});

it('a group field without By Name costs no list', async () => {
	await harness.run('get', { resource: 'group', groupId: harness.group.id });
	expect(lists()).toBe(0);
});

it('several groups by their names', async () => {
	const group = [{ groupId: byName('Group 3') }, { groupId: byName('Group 2') }];
	const { json } = await harness.run('getOpenInviteCode', { groups: { group } });
	expect(json[0]?.groupId).toBe(harness.groups[2]?.id);
});
