import { faultAnswers as fault } from '../../emulator/index.cts';
import { createStage, outcomeOf, people, type Stage } from '../support/stage.cts';

let stage: Stage;
beforeAll(async () => {
	stage = await createStage({ groups: 20 });
});
afterEach(() => {
	stage.emulator.reset();
	stage.emulator.latencyMs = 0;
});
afterAll(() => stage.close());

/** Milliseconds between two requests that reached Wawp. */
function gap(from: number, to: number) {
	const { requests } = stage.emulator;
	return (requests[to]?.at ?? NaN) - (requests[from]?.at ?? NaN);
}

const revoke = { parameters: { operation: 'revokeInviteCode' } };

describe('a rate limit', () => {
	it('waits as long as Wawp asks, then goes on', async () => {
		stage.emulator.faults.add({ times: 1, answer: fault.rateLimited(1) });
		const { emails } = await stage.submit(people(1, stage.groups));
		expect(emails).toHaveLength(1);
		expect(gap(0, 1)).toBeGreaterThanOrEqual(990);
	});

	it('waits of its own accord when Wawp names no time, as with rate-overlimit in a 500', async () => {
		stage.emulator.faults.add({ times: 1, answer: fault.rateOverlimit500() });
		const { emails } = await stage.submit(people(1, stage.groups));
		expect(emails).toHaveLength(1);
		expect(gap(0, 1)).toBeGreaterThanOrEqual(1_990);
	});

	it('pauses all requests, and sends one alone before the others go on', async () => {
		stage.emulator.latencyMs = 20;
		stage.emulator.faults.add({ times: 2, answer: fault.rateLimited(1) });
		const { emails } = await stage.submit(people(20, stage.groups), {
			parameters: { options: { maxConcurrency: 2 } },
		});
		expect(emails).toHaveLength(20);
		const at = stage.emulator.requests.map((request) => request.at);
		expect(at).toHaveLength(22);
		expect(gap(1, 2)).toBeGreaterThanOrEqual(990);
		expect(gap(2, 3)).toBeGreaterThanOrEqual(19);
	});

	it('is honoured for writes too, since nothing was done', async () => {
		stage.emulator.faults.add({ times: 1, answer: fault.rateLimited(1) });
		const before = stage.groups[0]?.inviteCode;
		const { items } = await stage.submit(people(1, stage.groups), revoke);
		expect(items[0]?.json.code).toBe(stage.groups[0]?.inviteCode);
		expect(items[0]?.json.code).not.toBe(before);
	});

	it('sends nothing more after a wait that is too long', async () => {
		stage.emulator.faults.add({ answer: fault.rateLimited(600) });
		const { errors } = await stage.submit(people(20, stage.groups), {
			onError: 'continueErrorOutput',
			parameters: { options: { maxConcurrency: 1 } },
		});
		expect(errors).toHaveLength(20);
		expect(stage.emulator.requests).toHaveLength(1);
	});
});

describe('a fault that passes', () => {
	it.each([
		['a dropped connection', fault.dropConnection],
		['a gateway page', fault.html502],
	])('%s: a read is tried again', async (_, answer) => {
		stage.emulator.faults.add({ times: 2, answer: answer() });
		const { emails } = await stage.submit(people(1, stage.groups));
		expect(emails).toHaveLength(1);
		expect(stage.emulator.requests).toHaveLength(3);
	});

	it.each([
		['a dropped connection', fault.dropConnection],
		['a gateway page', fault.html502],
		['no answer in time', fault.stall],
	])('%s: a write is sent once, and the message says that it may be done', async (_, answer) => {
		stage.emulator.faults.add({ times: 1, afterEffect: true, answer: answer() });
		const { error } = await stage.submit(people(1, stage.groups), {
			parameters: { ...revoke.parameters, options: { timeout: 1 } },
		});
		expect(stage.emulator.requests).toHaveLength(1);
		expect(error?.description).toContain('The change may have been made all the same');
	});
});

describe("n8n's Retry On Fail", () => {
	it('runs the node again and gets there', async () => {
		stage.emulator.faults.add({ times: 1, answer: fault.notAdmin500() });
		const { run, emails } = await stage.submit(people(2, stage.groups), {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 0,
			parameters: { options: { maxConcurrency: 1 } },
		});
		expect(run.status).toBe('success');
		expect(emails).toHaveLength(2);
		expect(stage.emulator.requests).toHaveLength(3);
	});

	it('does not run it again for good items', async () => {
		await stage.submit(people(2, stage.groups), { retryOnFail: true, maxTries: 3 });
		expect(stage.emulator.requests).toHaveLength(2);
	});
});

describe('stopping the execution', () => {
	it('ends a pause at once and sends nothing more', async () => {
		stage.emulator.faults.add({ answer: fault.rateLimited(30) });
		const started = Date.now();
		const { outcome } = await cancelAfter(300);
		expect(Date.now() - started).toBeLessThan(5_000);
		expect(outcome.run.status).toBe('canceled');
		const sent = stage.emulator.requests.length;
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(stage.emulator.requests).toHaveLength(sent);
	});

	it.each(['stopWorkflow', 'continueErrorOutput', 'continueRegularOutput'] as const)(
		'ends while answers are awaited (%s): no link goes out',
		async (onError) => {
			stage.emulator.latencyMs = 200;
			const { outcome } = await cancelAfter(300, onError);
			expect(outcome.run.status).toBe('canceled');
			expect(outcome.emails).toEqual([]);
			expect(stage.emulator.requests.length).toBeLessThan(20);
		},
	);

	async function cancelAfter(
		ms: number,
		onError?: 'stopWorkflow' | 'continueErrorOutput' | 'continueRegularOutput',
	) {
		const running = stage.start(people(20, stage.groups), {
			onError,
			parameters: { options: { maxConcurrency: 2 } },
		});
		setTimeout(() => running.cancel(), ms);
		return { outcome: outcomeOf(await running.result) };
	}
});

describe('parallel requests', () => {
	it.each([
		[undefined, 10],
		[1, 1],
		[3, 3],
		[500, 20],
	])('maxConcurrency %s: %i at once', async (maxConcurrency, peak) => {
		// long enough for all of them to be sent, on a busy machine too
		stage.emulator.latencyMs = 40 * peak;
		await stage.submit(people(20, stage.groups), {
			parameters: { options: maxConcurrency ? { maxConcurrency } : {} },
		});
		expect(stage.emulator.peak).toBe(peak);
	});

	it('writes go one after another, in the order of the items', async () => {
		stage.emulator.latencyMs = 10;
		await stage.submit(people(5, stage.groups), revoke);
		expect(stage.emulator.peak).toBe(1);
		expect(stage.emulator.requests.map(({ path }) => path.split('/')[3])).toEqual(
			stage.groups.slice(0, 5).map(({ id }) => id),
		);
	});
});
