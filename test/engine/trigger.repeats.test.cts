import { calledUrl, listen, post, useTriggerHarness } from '../support/triggerHarness.cts';

const harness = useTriggerHarness();

const ANNA = '4917012345678';

/** Does it, and waits until Wawp has nothing more to deliver. */
async function delivered(act: () => void): Promise<void> {
	act();
	await harness.emulator.webhooks.settled();
}

describe('repeated deliveries start the workflow once', () => {
	const joins = (phone = ANNA) => harness.emulator.simulate.join(harness.group.id, phone);

	it('when Wawp tries again after no answer', async () => {
		const workflow = await listen(harness);
		let calls = 0;
		harness.n8n.isUp = () => ++calls > 2;
		await delivered(() => joins(ANNA.replace('4917', '4918')));
		expect(calls).toBe(3);
		expect(workflow.runs).toHaveLength(1);
	});

	it('when Wawp sends them many times at once', async () => {
		const workflow = await listen(harness);
		harness.emulator.webhooks.duplicates = 9;
		await delivered(() => joins('4917000000001'));
		expect(harness.n8n.answers).toEqual(Array.from({ length: 10 }, () => 200));
		expect(workflow.runs).toHaveLength(1);
	});

	it('when n8n was restarted in between', async () => {
		const workflow = await listen(harness);
		await delivered(() => joins('4917000000002'));
		const body = harness.emulator.webhooks.deliveries.at(-1)?.body ?? '';
		await harness.n8n.restart();
		expect(await post(calledUrl(harness, workflow), body)).toBe(200);
		expect(workflow.runs).toHaveLength(1);
		await delivered(() => joins('4917000000003'));
		expect(workflow.runs).toHaveLength(2);
	});

	it('also of events that came at the same time, after a restart', async () => {
		const workflow = await listen(harness);
		const phones = Array.from({ length: 10 }, (_, i) => `49170000001${i}0`);
		for (const phone of phones) joins(phone);
		await harness.emulator.webhooks.settled();
		await delivered(() => joins('4917000000200'));
		const bodies = harness.emulator.webhooks.deliveries.slice(-11).map(({ body }) => body);
		await harness.n8n.restart();
		for (const body of bodies) await post(calledUrl(harness, workflow), body);
		expect(workflow.runs).toHaveLength(11);
	});

	it('and what is remembered stays small', async () => {
		const workflow = await listen(harness);
		const url = calledUrl(harness, workflow);
		const payload = { chatId: harness.group.id, participants: [`${ANNA}@c.us`] };
		for (let i = 0; i < 550; i++) {
			const id = `evt_${i}_${'x'.repeat(1000)}`;
			await post(url, JSON.stringify({ id, event: 'group.v2.join', payload }));
		}
		expect(workflow.runs).toHaveLength(550);
		const [saved]: Array<{ recent: { seen: string[] } }> = Object.values(
			JSON.parse(workflow.staticData),
		);
		expect(saved?.recent.seen).toHaveLength(500);
		expect(saved?.recent.seen.every((print) => print.length === 22)).toBe(true);
	});
});
