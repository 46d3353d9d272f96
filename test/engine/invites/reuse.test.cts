import type { INodeParameters } from 'n8n-workflow';
import { faultAnswers as fault } from '../../../emulator/index.cts';
import { clock, turn, until } from '../../../harness/engine/clock.cts';
import { outcomeOf, people, type Outcome } from '../../../harness/engine/harness.cts';
import { useHarness } from '../../support/useHarness.cts';
import type { Running } from '../../../harness/engine/engine.cts';
import { formWorkflow } from '../../../harness/engine/workflow.cts';

const MINUTE = 60_000;

// Codes are kept for the life of the process, so every test has groups of its own.
const harness = useHarness(5);

const reuse = (reuseMinutes: number, more: INodeParameters = {}) => ({
	parameters: { options: { reuseMinutes, ...more } },
});
const revoke = { parameters: { operation: 'revokeInviteCode' } };
const one = () => people(1, harness.groups);
const codeOf = ({ items }: Outcome) => items[0]?.json.code;
const sent = () => harness.emulator.requests.length;

describe('Reuse Code For (Minutes)', () => {
	it('is off by default: every execution asks, and nothing is kept', async () => {
		await harness.submit(one());
		await harness.submit(one());
		await harness.submit(one(), reuse(10));
		expect(sent()).toBe(3);
	});

	it('asks again after that time', async () => {
		await harness.submit(one(), reuse(10));
		clock.advance(10 * MINUTE - 1);
		await harness.submit(one(), reuse(10));
		expect(sent()).toBe(1);
		clock.advance(1);
		await harness.submit(one(), reuse(10));
		expect(sent()).toBe(2);
	});

	it('Revoke Invite Code updates it', async () => {
		const before = codeOf(await harness.submit(one(), reuse(10)));
		const now = codeOf(await harness.submit(one(), revoke));
		expect(now).not.toBe(before);
		expect(codeOf(await harness.submit(one(), reuse(10)))).toBe(now);
		expect(sent()).toBe(3);
	});

	it('forgets the code when nobody knows whether it was revoked', async () => {
		await harness.submit(one(), reuse(10));
		const { faults } = harness.emulator;
		faults.add({ method: 'POST', answer: fault.status(502), afterEffect: true });
		faults.add({ method: 'GET', times: 1, answer: fault.ordinaryAnswer() });
		faults.add({ method: 'GET', times: 1, answer: fault.noSuchGroup500() });
		await harness.submit(one(), revoke);
		expect(codeOf(await harness.submit(one(), reuse(10)))).toBe(harness.groups[0]?.inviteCode);
		expect(sent()).toBe(5);
	});
});

describe('executions that ask for the same group at the same moment', () => {
	/** All three have begun, and each is given time to ask before the first answer comes. */
	async function threeAtOnce() {
		const { emulator } = harness;
		const answer = emulator.faults.add({ after: settled(), answer: fault.ordinaryAnswer() });
		const all = await Promise.all([1, 2, 3].map(() => harness.submit(one(), reuse(1))));
		expect(answer.met).toBe(1);
		return all;
	}

	async function settled() {
		await until(() => sent() > 0);
		for (let i = 0; i < 50; i++) await turn();
	}

	it('share the request', async () => {
		const all = await threeAtOnce();
		expect(all.map(codeOf)).toEqual(Array(3).fill(harness.groups[0]?.inviteCode));
		expect(sent()).toBe(1);
	});

	it('go on when the one that asked is stopped', async () => {
		harness.emulator.faults.add({ times: 1, answer: fault.noAnswer() });
		const [first, second] = await twoUnderWay();
		first.cancel();
		expect((await first.result).status).toBe('canceled');
		expect(codeOf(outcomeOf(await second.result))).toBe(harness.groups[0]?.inviteCode);
		expect(sent()).toBe(2);
	});

	it('can be stopped while another one asks', async () => {
		let answer = () => {};
		const after = new Promise<void>((resolve) => (answer = resolve));
		harness.emulator.faults.add({ after, answer: fault.ordinaryAnswer() });
		const [first, second] = await twoUnderWay();
		second.cancel();
		expect((await second.result).status).toBe('canceled');
		expect(harness.emulator.inFlight).toBe(1);
		answer();
		expect(codeOf(outcomeOf(await first.result))).toBe(harness.groups[0]?.inviteCode);
		expect(sent()).toBe(1);
	});

	async function twoUnderWay(): Promise<[Running, Running]> {
		const start = () => harness.engine.start(formWorkflow(reuse(1)), [{ json: one()[0] ?? {} }]);
		const first = start();
		await until(() => sent() === 1);
		const second = start();
		for (let i = 0; i < 50; i++) await turn();
		return [first, second];
	}
});
