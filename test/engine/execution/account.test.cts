/** What executions of one account share: its pace, and its changes. */
import { faultAnswers as fault } from '../../../emulator/index.cts';
import { clock, turn, until } from '../../../harness/engine/clock.cts';
import { people, type Outcome } from '../../../harness/engine/harness.cts';
import { useHarness } from '../../support/useHarness.cts';

const harness = useHarness(20);

const one = (place: number) => people(20, harness.groups).slice(place, place + 1);
const revoke = { parameters: { operation: 'revokeInviteCode' } };

async function settled(): Promise<void> {
	for (let i = 0; i < 50; i++) await turn();
}

/** An execution that was asked to wait for seven seconds, and waits. */
async function pausedOne(): Promise<{ outcome: Promise<Outcome> }> {
	clock.skipsPauses = false;
	harness.emulator.faults.add({ times: 1, answer: fault.rateLimited(7) });
	const outcome = harness.submit(one(0));
	await until(() => clock.pausing.includes(7_000));
	return { outcome };
}

describe('a rate limit', () => {
	it('answered to one execution pauses the others', async () => {
		const { outcome: first } = await pausedOne();
		const others = [1, 2, 3].map((place) => harness.submit(one(place)));
		await settled();
		expect(harness.emulator.requests).toHaveLength(1);
		clock.skipPauses();
		const all = await Promise.all([first, ...others]);
		expect(all.map(({ emails }) => emails.length)).toEqual([1, 1, 1, 1]);
		expect(harness.emulator.requests).toHaveLength(5);
	});

	it('that lasts longer than "Wait for Wawp" is told, for each item, and nothing more is sent', async () => {
		harness.emulator.faults.add({ answer: fault.rateLimited(30) });
		const { errors } = await harness.submit(people(20, harness.groups), {
			onError: 'continueErrorOutput',
			parameters: { options: { maxWait: 20, maxConcurrency: 2 } },
		});
		expect(errors).toHaveLength(20);
		expect(errors[0]?.json.message).toContain('It would have to wait for 30 seconds more.');
		expect(harness.emulator.requests).toHaveLength(2);
	});
});

describe('changes', () => {
	it('"Pause Between Changes" is kept between executions', async () => {
		const setup = { parameters: { ...revoke.parameters, options: { pauseBetweenChanges: 20 } } };
		await harness.submit(one(0), setup);
		expect(clock.pauses).toEqual([]);
		await harness.submit(one(1), setup);
		expect(clock.pauses).toEqual([20_000]);
	});
});

describe('the path that Wawp understands', () => {
	const info = () => ({
		parameters: {
			operation: 'getInviteInfo',
			inviteCode: harness.groups[0]?.inviteCode ?? '',
		},
	});
	const paths = () => harness.emulator.requests.map(({ path }) => path.split('/').at(-1));

	it('is found out once for all executions, and anew when it is gone', async () => {
		const { variants } = harness.emulator;
		variants.joinInfoPath = '/v2/groups/join-info';
		for (let i = 0; i < 2; i++) await harness.submit([{}], info());
		expect(paths()).toEqual(['join', 'join-info', 'join-info']);
		variants.joinInfoPath = '/v2/groups/join';
		const { items } = await harness.submit([{}], info());
		expect(items[0]?.json.status).toBe('live');
		expect(paths().slice(3)).toEqual(['join-info', 'join']);
	});
});

describe('who joins a reading of somebody else', () => {
	const reuse = (timeout: number) => ({
		parameters: { options: { reuseMinutes: 10, timeout } },
	});

	it('reads for itself where the other one had less time', async () => {
		clock.limitMs = 1_000;
		clock.skipsPauses = false;
		harness.emulator.faults.add({ times: 1, answer: fault.noAnswer() });
		const first = harness.submit(one(0), { ...reuse(1), onError: 'continueRegularOutput' });
		await until(() => harness.emulator.faults.held === 1);
		const second = harness.submit(one(0), reuse(300));
		await settled();
		clock.reachLimits();
		expect((await first).items[0]?.json.error).toContain('did not answer in time');
		expect((await second).emails).toHaveLength(1);
		expect(harness.emulator.requests).toHaveLength(2);
	});
});
