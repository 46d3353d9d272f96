import { faultAnswers as fault } from '../../../emulator/index.cts';
import type { INodeParameters } from 'n8n-workflow';
import { byId, byName } from '../../../harness/engine/workflow.cts';
import { useGroupHarness } from '../../support/groupHarness.cts';

const GAVE_NOTHING =
	'The expression gave nothing for this item. Is the field called exactly that in the input\\?';

describe('an expression that gives nothing', () => {
	const harness = useGroupHarness('invite');

	it.each<[string, INodeParameters]>([
		['getInviteCode', { groupId: byId('={{ $json.groupID }}') }],
		['getInviteCode', { groupId: '={{ $json.groupID }}' }],
		['getInviteCode', { groupId: byName('={{ $json.group }}') }],
		['getInviteInfo', { inviteCode: '={{ $json.link }}' }],
		['sendInvite', { participants: ['={{ $json.phone }}'] }],
		['sendInvite', { participants: '={{ $json.phone }}' }],
		['getOpenInviteCode', { groups: { group: [{ groupId: byId('={{ $json.groups }}') }] } }],
	])('%s of %j: says that it is the expression', async (operation, parameters) => {
		const { error } = await harness.run(operation, parameters);
		expect(error?.message).toContain('is empty [item 0]');
		expect(error?.description).toMatch(new RegExp(`^${GAVE_NOTHING}`));
	});

	it('in a row of several groups fails, so that no other group takes its place', async () => {
		const [, second] = harness.groups;
		const rows = [{ groupId: byId('={{ $json.first }}') }, { groupId: byId(second?.id ?? '') }];
		const { error, json } = await harness.run('getOpenInviteCode', { groups: { group: rows } });
		expect(json).toEqual([]);
		expect(error?.message).toContain('"Group" is empty');
		expect(error?.description).toContain('gave nothing');
	});

	it.each([
		['={{ [$json.first, "120363000000000002@g.us"] }}', 'gave nothing for its first'],
		['={{ "," + "120363000000000002@g.us" }}', 'a comma first'],
		['={{ [{ name: "A" }, { groupId: "120363000000000002@g.us" }] }}', 'an object without an ID'],
	])('within a row, %s: no other group takes its place (%s)', async (value) => {
		const groups = { group: [{ groupId: byId(value) }] };
		const { error } = await harness.run('getOpenInviteCode', { groups });
		expect(error?.message).toContain('"Group" is empty');
		expect(harness.emulator.requests).toEqual([]);
	});

	it.each([
		['={{ $json.text }}', '"Message" is empty'],
		['={{ $json.price * 2 }}', '"Message" is empty'],
		['={{ { text: "Hello" } }}', '"Message" must be text'],
		['={{ { name: "Ada" } }} ', '"Message" holds an object'],
	])('as the message, %s is not replaced by words of our own', async (messageText, sentence) => {
		const parameters = { participants: ['+49 170 0000001'], messageText };
		const { error } = await harness.run('sendInvite', parameters);
		expect(error?.message).toContain(sentence);
		expect(harness.emulator.state.messages).toEqual([]);
	});

	it('is not blamed for a field that nobody has filled in', async () => {
		const { error } = await harness.run('getInviteCode', { groupId: byId(' ') });
		expect(error?.description).toContain('Pick the group with "From List"');
	});

	it('is not blamed for a field beside it', async () => {
		const parameters = { messageText: '={{ $json.text }}', participants: [' '] };
		const { error } = await harness.run('sendInvite', parameters);
		expect(error?.message).toContain('"Participants" is empty');
		expect(error?.description).not.toContain('gave nothing');
	});
});

describe('a text that only looks like nothing', () => {
	const harness = useGroupHarness('message');

	it.each(['null', 'undefined'])('is sent as it is: %s', async (text) => {
		const { json } = await harness.run('send', { messageText: '={{ $json.text }}' }, [
			{ json: { text } },
		]);
		expect(json).toMatchObject([{ status: 'sent' }]);
		expect(harness.emulator.state.messages).toMatchObject([{ text }]);
	});
});

describe('a field of Update', () => {
	const harness = useGroupHarness('group');

	it.each([
		[{ subject: '={{ $json.nmae }}', description: 'D' }, '"Name" is empty', true],
		[{ subject: ' ', description: '={{ $json.d }}' }, '"Name" is empty', false],
		[{ description: '={{ $json.d }}' }, '"Description" is empty', true],
		[{ subject: '\u200b' }, '"Name" is empty', false],
		[{ subject: '={{ ["A", "B"] }}' }, '"Name" holds 2 values', false],
		[{ sendMessages: '={{ $json.who }}' }, '"Who May Send Messages" is empty', true],
	])('%j: %s, and nothing is sent', async (updateFields, sentence, isOfExpression) => {
		const { error } = await harness.run('update', { updateFields });
		expect(error?.message).toContain(sentence);
		expect(error?.description?.includes('gave nothing')).toBe(isOfExpression);
		expect(harness.emulator.requests).toEqual([]);
	});
});

describe('a group that nobody knows', () => {
	const harness = useGroupHarness('invite');

	it('is named', async () => {
		const { error } = await harness.run('getInviteCode', { groupId: byId('120363012345678901') });
		expect(error?.message).toBe(
			'WhatsApp knows no group with this ID: 120363012345678901@g.us [item 0]',
		);
		expect(error?.description).not.toContain('spreadsheet');
	});

	it('with zeros at its end: a spreadsheet may have cut it', async () => {
		const { error } = await harness.run('getInviteCode', { groupId: byId('120363012345678000') });
		expect(error?.message).toContain('120363012345678000@g.us');
		expect(error?.description).toContain('a spreadsheet may have cut it');
	});
});
describe('what can be set right', () => {
	const harness = useGroupHarness('invite');

	it('is repeated by n8n, where that sends nothing twice', async () => {
		harness.emulator.faults.add({ answer: fault.notAdmin403() });
		const read = await harness.run('getInviteCode');
		expect(read.error?.description).toContain('Executions > Retry');
		const change = await harness.run('sendInvite', { participants: ['+49 170 0000001'] });
		expect(change.error?.message).toContain('not an admin');
		expect(change.error?.description).not.toContain('Retry');
		const passedOn = await harness.run('getInviteCode', {}, [{}], 'continueErrorOutput');
		// the execution is a success then, for which n8n offers no retry
		expect(passedOn.errors[0]?.json.message).not.toContain('Retry');
	});
});
