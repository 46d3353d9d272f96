import { calledUrl, listen, post, useTriggerStage } from '../support/triggerStage.cts';

const stage = useTriggerStage();

const ANNA = '4917012345678';

/** Does it, and waits until Wawp has nothing more to deliver. */
async function delivered(act: () => void): Promise<void> {
	act();
	await stage.emulator.webhooks.settled();
}

describe('repeated deliveries start the workflow once', () => {
	const joins = (phone = ANNA) => stage.emulator.act.join(stage.group.id, phone);

	it('when Wawp tries again after no answer', async () => {
		const workflow = await listen(stage);
		let calls = 0;
		stage.n8n.isUp = () => ++calls > 2;
		await delivered(() => joins(ANNA.replace('4917', '4918')));
		expect(calls).toBe(3);
		expect(workflow.runs).toHaveLength(1);
	});

	it('when Wawp sends them many times at once', async () => {
		const workflow = await listen(stage);
		stage.emulator.webhooks.duplicates = 9;
		await delivered(() => joins('4917000000001'));
		expect(stage.n8n.answers).toEqual(Array.from({ length: 10 }, () => 200));
		expect(workflow.runs).toHaveLength(1);
	});

	it('when n8n was restarted in between', async () => {
		const workflow = await listen(stage);
		await delivered(() => joins('4917000000002'));
		const body = stage.emulator.webhooks.deliveries.at(-1)?.body ?? '';
		await stage.n8n.restart();
		expect(await post(calledUrl(stage, workflow), body)).toBe(200);
		expect(workflow.runs).toHaveLength(1);
		await delivered(() => joins('4917000000003'));
		expect(workflow.runs).toHaveLength(2);
	});

	it('also of events that came at the same time, after a restart', async () => {
		const workflow = await listen(stage);
		const phones = Array.from({ length: 10 }, (_, i) => `49170000001${i}0`);
		for (const phone of phones) joins(phone);
		await stage.emulator.webhooks.settled();
		await delivered(() => joins('4917000000200'));
		const bodies = stage.emulator.webhooks.deliveries.slice(-11).map(({ body }) => body);
		await stage.n8n.restart();
		for (const body of bodies) await post(calledUrl(stage, workflow), body);
		expect(workflow.runs).toHaveLength(11);
	});

	it('and what is remembered stays small', async () => {
		const workflow = await listen(stage);
		const url = calledUrl(stage, workflow);
		const payload = { chatId: stage.group.id, participants: [`${ANNA}@c.us`] };
		for (let i = 0; i < 550; i++) {
			const id = `evt_${i}_${'x'.repeat(1000)}`;
			await post(url, JSON.stringify({ id, event: 'group.v2.join', payload }));
		}
		expect(workflow.runs).toHaveLength(550);
		expect(workflow.staticData.length).toBeLessThan(13_200);
	});
});
