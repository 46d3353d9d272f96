import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, IRun } from 'n8n-workflow';
import type { WorkflowFile } from '../../harness/engine/engine.cts';
import { ROOT } from '../../harness/engine/loadPackage.cts';
import { DataTable, EditFields, HttpRequest, If } from '../support/exampleStandIns.cts';
import { listen, useTriggerHarness } from '../support/triggerHarness.cts';

const FRIEND = '4917012345678';
const STRANGER = '4917087654321';
const OTHER = '4917099999999';
const allowed = new Set<unknown>([FRIEND]);

const harness = useTriggerHarness([
	['n8n-nodes-base.if', new If()],
	['n8n-nodes-base.set', new EditFields()],
	['n8n-nodes-base.dataTable', new DataTable(allowed)],
	['n8n-nodes-base.httpRequest', new HttpRequest()],
	['n8n-nodes-base.scheduleTrigger', new HttpRequest()],
]);

/** An example as it is in the package, with a credential, without its note. */
function example(name: string): WorkflowFile {
	const text = readFileSync(join(ROOT, 'examples', name), 'utf8');
	const file: WorkflowFile = JSON.parse(text.replaceAll('"id": ""', '"id": "1"'));
	const nodes = file.nodes.filter(({ type }) => !type.endsWith('stickyNote'));
	return { ...file, nodes };
}

function sent(run: IRun, node: string): IDataObject[] {
	const [items] = run.data.resultData.runData[node]?.at(-1)?.data?.main ?? [];
	return (items ?? []).map(({ json }) => json);
}

/** People join, and the example runs on what the trigger makes of it. */
async function joinedBy(...people: string[]): Promise<IRun> {
	const file = example('leak-guard.json');
	const workflow = await listen(harness, file.nodes[0]?.parameters);
	harness.emulator.simulate.join(harness.group.id, ...people);
	await harness.emulator.webhooks.settled();
	harness.emulator.requests.length = 0;
	const [items] = workflow.runs;
	if (!items) throw new Error('Nothing started');
	return await harness.engine.start(file, items).result;
}

const paths = () => harness.emulator.requests.map(({ method, path }) => `${method} ${path}`);

describe('examples/leak-guard.json', () => {
	it('resets the link, removes the strangers and tells the admins, once', async () => {
		const old = harness.group.inviteCode;
		const run = await joinedBy(STRANGER, FRIEND, OTHER);
		expect(run.data.resultData.error).toBeUndefined();
		const link = `https://chat.whatsapp.com/${harness.group.inviteCode}`;
		expect(harness.group.inviteCode).not.toBe(old);
		expect([...harness.group.participants.keys()]).toContain(`${FRIEND}@c.us`);
		for (const phone of [STRANGER, OTHER]) {
			expect([...harness.group.participants.keys()]).not.toContain(`${phone}@c.us`);
		}
		const writes = paths().filter((path) => path.startsWith('POST'));
		expect(writes).toEqual([
			`POST /v2/groups/${harness.group.id}/invite-code/revoke`,
			`POST /v2/groups/${harness.group.id}/participants/remove`,
		]);
		const [email, ...more] = sent(run, 'Tell Admins');
		expect(more).toEqual([]);
		expect(email?.text).toContain(link);
		expect(email?.text).toContain(`${STRANGER}, ${OTHER}`);
		expect(email?.text).toContain(`${STRANGER}: removed, ${OTHER}: removed`);
	});

	it('leaves people on the list alone', async () => {
		harness.emulator.state.groups.get(harness.group.id)?.participants.delete(`${FRIEND}@c.us`);
		const run = await joinedBy(FRIEND);
		expect(paths()).toEqual([]);
		expect(sent(run, 'Tell Admins')).toEqual([]);
	});

	it('looks a hidden number up, and then does the same', async () => {
		harness.emulator.variants.peopleAs = 'lid';
		const run = await joinedBy(STRANGER, FRIEND);
		expect(run.data.resultData.error).toBeUndefined();
		expect([...harness.group.participants.keys()]).not.toContain(`${STRANGER}@c.us`);
		expect(sent(run, 'Tell Admins')[0]?.text).toContain(`without being on the list: ${STRANGER}`);
		expect(sent(run, 'Please Look')).toEqual([]);
	});

	it('asks the admins to look where nobody knows the number', async () => {
		const { state, variants } = harness.emulator;
		variants.peopleAs = 'lid';
		const hidden = state.addPerson('4917011111111');
		state.withoutNumber.add(hidden.id);
		const old = harness.group.inviteCode;
		const run = await joinedBy(hidden.id);
		expect(harness.group.inviteCode).toBe(old);
		expect(sent(run, 'Please Look')[0]?.text).toContain(hidden.lid);
	});

	it('says so when the link cannot be reset', async () => {
		const me = harness.group.participants.get(harness.emulator.state.me.id);
		if (me) me.role = 'participant';
		const run = await joinedBy(STRANGER);
		if (me) me.role = 'superadmin';
		expect(sent(run, 'Tell Admins')).toEqual([]);
		expect(sent(run, 'Please Look')[0]?.text).toContain('not an admin of the group');
	});
});

it('examples/rotate-link.json publishes the new link', async () => {
	const file = example('rotate-link.json');
	const revoke = file.nodes.find(({ name }) => name === 'Reset Link');
	Object.assign(revoke?.parameters ?? {}, {
		groupId: { __rl: true, mode: 'id', value: harness.group.id },
	});
	const old = harness.group.inviteCode;
	const run = await harness.engine.start(file, [{ json: {} }], 'trigger').result;
	const link = `https://chat.whatsapp.com/${harness.group.inviteCode}`;
	expect(harness.group.inviteCode).not.toBe(old);
	expect(sent(run, 'Publish by E-Mail')[0]?.text).toContain(link);
	expect(JSON.stringify(sent(run, 'Publish in Slack'))).toContain(link);
});
