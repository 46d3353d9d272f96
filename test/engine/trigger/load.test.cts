/** Very many deliveries at once, rubbish between them, and one about very many people. */
import {
	calledUrl,
	itemsOf,
	joined,
	listen,
	post,
	useTriggerHarness,
} from '../../support/trigger/triggerHarness.cts';

const harness = useTriggerHarness();
const DELIVERIES = 600;
const AT_ONCE = 50;
const RUBBISH_EVERY = 20;
/** n8n saves it with each run. */
const MOST_SAVED_CHARACTERS = 5_000;

const phone = (number: number) => `49151${String(number).padStart(8, '0')}@c.us`;

async function inParallel(count: number, work: (index: number) => Promise<void>) {
	let next = 0;
	const worker = async () => {
		while (next < count) await work(next++);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function about(...people: string[]): string {
	const payload = { chatId: harness.group.id, participants: { ...people } };
	return joined(harness, { payload });
}

it('every genuine delivery starts its item, once, and what is saved stays small', async () => {
	const workflow = await listen(harness);
	const url = calledUrl(harness, workflow);
	const rubbish = 'x'.repeat(2_000_000);
	await inParallel(DELIVERIES, async (index) => {
		const delivery = about(phone(index));
		expect(await post(url, delivery)).toBe(200);
		if (index % RUBBISH_EVERY === 0) {
			expect(await post(url, rubbish, { 'content-type': 'text/plain' })).toBe(413);
			expect(await post(`${url}wrong`, delivery)).toBe(401);
			expect(await post(url, delivery)).toBe(200);
		}
	});
	const started = itemsOf(workflow).map(({ participant }) => Object(participant).id);
	expect(started).toHaveLength(DELIVERIES);
	expect(new Set(started).size).toBe(DELIVERIES);
	expect(workflow.failures).toEqual([]);
	expect(workflow.staticData.length).toBeLessThan(MOST_SAVED_CHARACTERS);
});
