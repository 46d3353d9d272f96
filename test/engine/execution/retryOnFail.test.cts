/** With Retry On Fail n8n runs a node again with all its items; what was done for them is not done again. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { faultAnswers as fault } from '../../../emulator/index.cts';
import { useHarness } from '../../support/useHarness.cts';
import { byId, formWorkflow, WAWP, type NodeSetup } from '../../../harness/engine/workflow.cts';
import { reachingLimits } from '../../support/faults/reachingLimits.cts';

const harness = useHarness(2);

const RETRY: NodeSetup = {
	retryOnFail: true,
	maxTries: 3,
	// n8n takes 0 for a second
	waitBetweenTries: 1,
	onError: 'continueRegularOutput',
};
const UNKNOWN_GROUP = '120363099999999999@g.us';

/** The first item always fails, so that n8n runs the node three times. */
async function run(parameters: INodeParameters, second: IDataObject = {}) {
	const [group] = harness.groups;
	return await reachingLimits(
		harness.emulator,
		harness.submit([{ groupId: UNKNOWN_GROUP }, { groupId: group?.id, ...second }], {
			...RETRY,
			parameters,
		}),
	);
}

const changes = () => harness.emulator.requests.filter(({ method }) => method !== 'GET');
const about = (groupId = '') => changes().filter(({ path }) => path.includes(groupId));
const people = ['+49 170 0000001', '+49 170 0000002'];

it('sends a message once', async () => {
	const parameters = { resource: 'message', operation: 'send', messageText: 'Welcome' };
	const answer = fault.notInGroup500();
	harness.emulator.faults.add({ path: /send\/text/, times: 1, answer });
	const items = harness.groups.map(({ id }) => ({ groupId: id }));
	const outcome = await harness.submit(items, { ...RETRY, parameters });
	expect(outcome.items.map(({ json }) => json.status)).toEqual(['sent', 'sent']);
	expect(harness.emulator.state.messages).toHaveLength(2);
});

it('does not send a message again of which nobody knows whether it went out', async () => {
	harness.emulator.faults.add({ method: 'POST', afterEffect: true, answer: fault.noAnswer() });
	const outcome = await run({ resource: 'message', operation: 'send', messageText: 'Welcome' });
	expect(outcome.items[1]?.json.message).toContain('may have been made all the same');
	expect(changes().filter(({ body }) => JSON.stringify(body).includes('Welcome'))).toHaveLength(2);
});

it('sends an invite once to each person, and again to whom it did not reach', async () => {
	const { emulator } = harness;
	emulator.faults.add({ path: /send\/text/, times: 1, answer: fault.status(404) });
	const outcome = await run({ resource: 'invite', operation: 'sendInvite', participants: people });
	expect(outcome.items.slice(1).map(({ json }) => json.status)).toEqual(['sent', 'sent']);
	expect(changes().map(({ body }) => Object(body).chatId)).toEqual([
		...['491700000001@c.us', '491700000002@c.us', '491700000001@c.us'],
	]);
});

it.each<[string, INodeParameters, (code: string) => object]>([
	['resets a link', { resource: 'invite', operation: 'revokeInviteCode' }, (code) => ({ code })],
	[
		'adds people',
		{ resource: 'participant', operation: 'add', participants: people },
		() => ({ done: true }),
	],
	['leaves', { resource: 'group', operation: 'leave' }, () => ({ left: true })],
])('%s once, and tells what came of it then', async (_, parameters, told) => {
	const [group] = harness.groups;
	const outcome = await run(parameters);
	expect(about(group?.id)).toHaveLength(1);
	expect(outcome.items[1]?.json).toMatchObject(told(group?.inviteCode ?? ''));
});

it('creates a group once', async () => {
	const count = harness.emulator.state.groups.size;
	const parameters = { resource: 'group', operation: 'create', subject: '={{ $json.subject }}' };
	const outcome = await harness.submit([{ subject: '' }, { subject: 'Spring' }], {
		...RETRY,
		parameters: { ...parameters, participants: people },
	});
	expect(outcome.items[1]?.json.subject).toBe('Spring');
	expect(harness.emulator.state.groups.size).toBe(count + 1);
});

it('goes on with an update where it was stopped', async () => {
	const [group] = harness.groups;
	const { emulator } = harness;
	emulator.faults.add({ path: /description$/, times: 1, answer: fault.notAdmin500() });
	const updateFields = { subject: 'New', description: 'Text' };
	await run({ resource: 'group', operation: 'update', updateFields });
	expect(about(group?.id).map(({ path }) => path.split('/').at(-1))).toEqual([
		...['subject', 'description', 'description'],
	]);
});

it('looks whether a change was made that is in doubt, and makes it where it was not', async () => {
	const [group] = harness.groups;
	const { emulator } = harness;
	const parameters = {
		...{ resource: 'group', operation: 'update' },
		updateFields: { subject: 'New' },
	};
	// neither its answer nor what shows it can be had the first time
	emulator.faults.add({
		...{ groupId: group?.id, method: 'PUT', times: 1 },
		answer: fault.noAnswer(),
	});
	emulator.faults.add({ method: 'GET', groupId: group?.id, times: 2, answer: fault.status(500) });
	const outcome = await run(parameters);
	expect(outcome.items[1]?.json.updated).toEqual(['subject']);
	expect(group?.subject).toBe('New');
	expect(about(group?.id)).toHaveLength(2);
});

it('does it again in a new execution, and in the next round of a loop', async () => {
	const parameters: INodeParameters = {
		...{ resource: 'message', operation: 'send', messageText: 'Welcome' },
		groupId: byId("={{ $('Form Trigger').item.json.groupId }}"),
	};
	const [group] = harness.groups;
	const sent = () => harness.emulator.state.messages.length;
	await harness.submit([{ groupId: group?.id ?? '' }], { ...RETRY, parameters });
	await harness.submit([{ groupId: group?.id ?? '' }], { ...RETRY, parameters });
	expect(sent()).toBe(2);
	const workflow = formWorkflow({ ...RETRY, parameters });
	const to = (node: string) => ({ node, type: 'main' as const, index: 0 });
	workflow.connections = {
		'Form Trigger': { main: [[to(WAWP), to('Send Email')]] },
		'Send Email': { main: [[to(WAWP)]] },
	};
	await harness.engine.start(workflow, [{ json: { groupId: group?.id ?? '' } }]).result;
	expect(sent()).toBe(4);
});

it('looks whether this number is in, and asks to join again where nobody took the request', async () => {
	const guarded = harness.emulator.state.addGroup({ subject: 'Guarded', member: false });
	guarded.joinApproval = true;
	harness.emulator.faults.add({ method: 'POST', times: 1, answer: fault.noAnswer() });
	const parameters = { resource: 'invite', operation: 'join', inviteCode: '={{ $json.code }}' };
	const outcome = await reachingLimits(
		harness.emulator,
		harness.submit([{ code: guarded.inviteCode }], { ...RETRY, parameters }),
	);
	expect(outcome.items.map(({ json }) => json.status)).toEqual(['requested']);
	expect(changes()).toHaveLength(2);
});
