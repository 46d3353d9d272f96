import { faultAnswers as fault, type FaultAnswer } from '../../../emulator/index.cts';
import { clock, turn, until } from '../../../harness/engine/clock.cts';
import { outcomeOf, people } from '../../../harness/engine/harness.cts';
import { useHarness } from '../../support/useHarness.cts';
import { reachingLimits } from '../../support/faults/reachingLimits.cts';

const harness = useHarness(20);

const revoke = { parameters: { operation: 'revokeInviteCode' } };

describe('a rate limit', () => {
	it('waits as long as Wawp asks, then goes on', async () => {
		harness.emulator.faults.add({ times: 1, answer: fault.rateLimited(7) });
		const { emails } = await harness.submit(people(1, harness.groups));
		expect(emails).toHaveLength(1);
		expect(clock.pauses).toEqual([7_000]);
	});

	it('is honoured for writes too, since nothing was done', async () => {
		harness.emulator.faults.add({ times: 1, answer: fault.rateLimited(1) });
		const before = harness.groups[0]?.inviteCode;
		const { items } = await harness.submit(people(1, harness.groups), revoke);
		expect(items[0]?.json.code).toBe(harness.groups[0]?.inviteCode);
		expect(items[0]?.json.code).not.toBe(before);
	});
});

describe('what Wawp tells that it allows', () => {
	const LIMITS = { concurrent_limit: 4, group_req_per_minute: 60 };

	it.each([
		[1, 4],
		[2, 2],
	])('bounds what is under way; %i workers share it', async (workers, most) => {
		const { emulator, engine } = harness;
		emulator.state.limits = LIMITS;
		engine.credentials.values.workers = workers;
		emulator.latencyMs = 5;
		const { emails } = await harness.submit(people(20, harness.groups));
		expect(emails).toHaveLength(20);
		emulator.reset();
		await harness.submit(people(20, harness.groups));
		expect([emulator.limitRequests, emulator.peak]).toEqual([0, most]);
	});

	it.each<[string, FaultAnswer]>([
		['another form', fault.status(200, { policies: 'all' })],
		['no limits for the policy', fault.status(200, { policy: 'strict', policies: [] })],
		['a refusal', fault.rateLimited(3600)],
		['no answer', fault.noAnswer()],
	])('is nothing where Wawp gives %s', async (_, answer) => {
		harness.emulator.faults.add({ path: /rate-limit/, answer });
		const { emails } = await reachingLimits(
			harness.emulator,
			harness.submit(people(20, harness.groups)),
		);
		expect(emails).toHaveLength(20);
		expect([harness.emulator.requests.length, harness.emulator.limitRequests]).toEqual([20, 1]);
	});
});

describe('a fault that passes', () => {
	it.each([
		['a dropped connection', fault.dropConnection],
		['a gateway page', fault.html502],
	])('%s: a read is tried again', async (_, answer) => {
		harness.emulator.faults.add({ times: 2, answer: answer() });
		const { emails } = await harness.submit(people(1, harness.groups));
		expect(emails).toHaveLength(1);
		expect(harness.emulator.requests).toHaveLength(3);
	});
});

describe('stopping the execution', () => {
	const MODES = ['stopWorkflow', 'continueErrorOutput', 'continueRegularOutput'] as const;

	/** Starts the workflow, and cancels it as soon as something is so. */
	async function cancelledWhen(isSo: () => boolean, onError?: (typeof MODES)[number]) {
		const running = harness.start(people(20, harness.groups), {
			onError,
			parameters: { options: { maxConcurrency: 2 } },
		});
		await until(isSo);
		running.cancel();
		return outcomeOf(await running.result);
	}

	it('ends a pause at once and sends nothing more', async () => {
		clock.skipsPauses = false;
		harness.emulator.faults.add({ answer: fault.rateLimited(25) });
		const { run } = await cancelledWhen(() => clock.pausing.length > 0);
		expect(run.status).toBe('canceled');
		clock.skipPauses();
		for (let i = 0; i < 50; i++) await turn();
		expect(harness.emulator.requests).toHaveLength(2);
	});

	it.each(MODES)('ends while answers are awaited (%s): no link goes out', async (onError) => {
		const { emulator } = harness;
		emulator.faults.add({ answer: fault.noAnswer() });
		const { run, emails } = await cancelledWhen(() => emulator.faults.held === 2, onError);
		expect(run.status).toBe('canceled');
		expect(emails).toEqual([]);
		expect(emulator.requests).toHaveLength(2);
	});
});

describe('parallel requests', () => {
	it.each([
		[undefined, 10],
		[1, 1],
		[3, 3],
		[500, 20],
	])('maxConcurrency %s: %i at once', async (maxConcurrency, peak) => {
		const { emulator } = harness;
		// none is answered before as many are there as may be
		const all = until(() => emulator.inFlight === peak);
		emulator.faults.add({ after: all, answer: fault.ordinaryAnswer() });
		const { emails } = await harness.submit(people(20, harness.groups), {
			parameters: { options: maxConcurrency ? { maxConcurrency } : {} },
		});
		expect(emails).toHaveLength(20);
		expect(emulator.peak).toBe(peak);
	});

	it('each has the time limit that Options sets', async () => {
		clock.limitMs = 7_000;
		harness.emulator.faults.add({ answer: fault.noAnswer() });
		const { error } = await reachingLimits(
			harness.emulator,
			harness.submit(people(1, harness.groups), { parameters: { options: { timeout: 7 } } }),
		);
		expect(error?.message).toContain('did not answer in time');
		expect(clock.pauses).toEqual([]);
	});

	it('writes go one after another, in the order of the items', async () => {
		await harness.submit(people(5, harness.groups), revoke);
		expect(harness.emulator.peak).toBe(1);
		const writes = harness.emulator.requests.filter(({ method }) => method === 'POST');
		expect(writes.map(({ path }) => path.split('/')[3])).toEqual(
			harness.groups.slice(0, 5).map(({ id }) => id),
		);
	});
});
