import {
	calledUrl,
	joined,
	listen,
	nothingStarted,
	post,
	useTriggerHarness,
} from '../../support/trigger/triggerHarness.cts';
import type { TriggerWorkflow } from '../../support/trigger/triggerWorkflow.cts';

const harness = useTriggerHarness();

describe('what is genuine but of no use starts nothing and breaks nothing', () => {
	let workflow: TriggerWorkflow;
	let url: string;
	beforeEach(async () => {
		workflow = await listen(harness);
		url = calledUrl(harness, workflow);
	});
	afterEach(async () => {
		nothingStarted(workflow);
		expect(await post(url, joined(harness))).toBe(200);
		expect(workflow.runs).toHaveLength(1);
	});

	it.each([
		['broken JSON', '{"id":', 'text/plain', 400],
		['broken JSON, said to be JSON', '{"id":', 'application/json', 422],
		['nothing', '', 'text/plain', 400],
		['an array', '[]', 'application/json', 400],
		['null', 'null', 'application/json', 400],
		['a text', '"hello"', 'application/json', 400],
		['an object without anything', '{}', 'application/json', 200],
	])('%s', async (_, body, type, status) => {
		expect(await post(url, body, { 'content-type': type })).toBe(status);
	});

	it.each<[string, object]>([
		['a message', { event: 'message' }],
		['no event', { event: undefined }],
		['no group', { payload: { participants: ['4917012345678@c.us'] } }],
		['another session', { session: 'wawp-OTHER', me: { id: '4999999999@c.us' } }],
	])('%s', async (_, change) => {
		expect(await post(url, joined(harness, change))).toBe(200);
	});

	it('a body of a megabyte', async () => {
		expect(await post(url, joined(harness, { filler: 'x'.repeat(1_048_576) }))).toBe(413);
	});
});

it('knows its session by name or by number', async () => {
	const workflow = await listen(harness);
	const url = calledUrl(harness, workflow);
	let phone = 4917000000800;
	const somebody = () => ({
		payload: { chatId: harness.group.id, participants: [`${(phone += 1)}@c.us`] },
	});
	await post(url, joined(harness, { ...somebody(), session: 'wawp-NEW-NAME' }));
	await post(url, joined(harness, { ...somebody(), me: { id: '4999999999@c.us' } }));
	await post(url, joined(harness, { ...somebody(), session: undefined, me: undefined }));
	const number = harness.emulator.state.me.id.split('@')[0];
	for (const id of [`${number}:12@s.whatsapp.net`, `${number}@s.whatsapp.net`]) {
		await post(url, joined(harness, { ...somebody(), session: 'wawp-NEW-NAME', me: { id } }));
	}
	expect(workflow.runs).toHaveLength(5);
});

it('a session that an older run has saved again turns nobody away', async () => {
	const workflow = await listen(harness);
	const [name] = Object.keys(JSON.parse(workflow.staticData));
	const saved = JSON.parse(workflow.staticData);
	saved[name ?? ''].own = { session: 'old', number: '4999@c.us', instanceId: 'ANOTHER' };
	workflow.staticData = JSON.stringify(saved);
	expect(await post(calledUrl(harness, workflow), joined(harness))).toBe(200);
	expect(workflow.runs).toHaveLength(1);
});
