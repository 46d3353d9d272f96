import type { INodeParameters } from 'n8n-workflow';
import { faultAnswers as fault } from '../../emulator/index.cts';
import { createStage, outcomeOf, people, type Outcome, type Stage } from '../support/stage.cts';
import { formWorkflow } from '../support/workflow.cts';

const MINUTE = 60_000;

// Codes are kept for the life of the process, so every test has groups of its own.
let stage: Stage;
let clock: number;
beforeEach(async () => {
	stage = await createStage({ groups: 5 });
	clock = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => clock);
});
afterEach(async () => {
	jest.restoreAllMocks();
	await stage.close();
});

const reuse = (reuseMinutes: number, more: INodeParameters = {}) => ({
	parameters: { options: { reuseMinutes, ...more } },
});
const revoke = { parameters: { operation: 'revokeInviteCode' } };
const one = () => people(1, stage.groups);
const codeOf = ({ items }: Outcome) => items[0]?.json.code;
const sent = () => stage.emulator.requests.length;

describe('Reuse Code For (Minutes)', () => {
	it('is off by default: every execution asks', async () => {
		for (let i = 0; i < 3; i++) await stage.submit(one());
		expect(sent()).toBe(3);
	});

	it('leaves no trace when it is off', async () => {
		await stage.submit(one());
		await stage.submit(one(), reuse(10));
		expect(sent()).toBe(2);
	});

	it('1,000 submissions in ten minutes cost one request', async () => {
		const outcomes: Outcome[] = [];
		for (let i = 0; i < 50; i++) {
			const some = Array.from({ length: 20 }, () => stage.submit(one(), reuse(10)));
			outcomes.push(...(await Promise.all(some)));
			clock += (10 * MINUTE) / 51;
		}
		const text = `https://chat.whatsapp.com/${stage.groups[0]?.inviteCode}`;
		expect(outcomes).toHaveLength(1000);
		expect(outcomes.every(({ emails }) => emails[0]?.text === text)).toBe(true);
		expect(sent()).toBe(1);
	}, 120_000);

	it('asks again after that time', async () => {
		await stage.submit(one(), reuse(10));
		clock += 10 * MINUTE - 1;
		await stage.submit(one(), reuse(10));
		expect(sent()).toBe(1);
		clock += 1;
		await stage.submit(one(), reuse(10));
		expect(sent()).toBe(2);
	});

	it('gives each execution an object of its own', async () => {
		const first = await stage.submit(one(), reuse(10));
		const second = await stage.submit(one(), reuse(10));
		expect(second.items[0]?.json).toEqual(first.items[0]?.json);
		expect(second.items[0]?.json).not.toBe(first.items[0]?.json);
	});

	it('gives the old link out when it was revoked elsewhere, for that time only', async () => {
		const before = codeOf(await stage.submit(one(), reuse(10)));
		const [group] = stage.groups;
		if (group) stage.emulator.world.revoke(group);
		expect(codeOf(await stage.submit(one(), reuse(10)))).toBe(before);
		expect(codeOf(await stage.submit(one()))).toBe(group?.inviteCode);
		clock += 10 * MINUTE;
		expect(codeOf(await stage.submit(one(), reuse(10)))).toBe(group?.inviteCode);
	});

	it('Revoke Invite Code updates it', async () => {
		const before = codeOf(await stage.submit(one(), reuse(10)));
		const now = codeOf(await stage.submit(one(), revoke));
		expect(now).not.toBe(before);
		expect(codeOf(await stage.submit(one(), reuse(10)))).toBe(now);
		expect(sent()).toBe(2);
	});

	it('forgets the code when nobody knows whether it was revoked', async () => {
		await stage.submit(one(), reuse(10));
		stage.emulator.faults.add({ method: 'POST', answer: fault.status(502), afterEffect: true });
		await stage.submit(one(), revoke);
		expect(codeOf(await stage.submit(one(), reuse(10)))).toBe(stage.groups[0]?.inviteCode);
		expect(sent()).toBe(3);
	});

	it('keeps no failure', async () => {
		stage.emulator.faults.add({ answer: fault.notAdmin403(), times: 1 });
		const refused = await stage.submit(one(), reuse(10));
		expect(refused.error?.message).toContain('not an admin');
		expect(codeOf(await stage.submit(one(), reuse(10)))).toBe(stage.groups[0]?.inviteCode);
		expect(sent()).toBe(2);
	});

	it('is not shared between credentials', async () => {
		await stage.submit(one(), reuse(10));
		const { credentials } = stage.engine;
		const own = credentials.values;
		for (const name of ['accessToken', 'instanceId']) {
			credentials.values = { ...own, [name]: 'of_another_account' };
			const outcome = await stage.submit(one(), reuse(10));
			credentials.values = own;
			expect(outcome.error).toBeDefined();
		}
		expect(sent()).toBe(3);
	});
});

describe('executions that ask for the same group at the same moment', () => {
	beforeEach(() => {
		stage.emulator.latencyMs = 200;
	});

	it('share the request', async () => {
		const all = await Promise.all([1, 2, 3].map(() => stage.submit(one(), reuse(1))));
		expect(new Set(all.map(codeOf)).size).toBe(1);
		expect(sent()).toBe(1);
	});

	it('share a refusal, too', async () => {
		stage.emulator.faults.add({ answer: fault.notAdmin403() });
		const all = await Promise.all([1, 2, 3].map(() => stage.submit(one(), reuse(1))));
		expect(all.every(({ error }) => error?.message.includes('not an admin'))).toBe(true);
		expect(sent()).toBe(1);
	});

	it('go on when the one that asked is stopped', async () => {
		const first = start();
		await underWay();
		const second = start();
		await new Promise((resolve) => setTimeout(resolve, 50));
		first.cancel();
		expect((await first.result).status).toBe('canceled');
		expect(codeOf(outcomeOf(await second.result))).toBe(stage.groups[0]?.inviteCode);
		expect(sent()).toBe(2);
	});

	it('can be stopped while another one asks', async () => {
		stage.emulator.latencyMs = 2_000;
		const first = start();
		await underWay();
		const second = start();
		await new Promise((resolve) => setTimeout(resolve, 50));
		const stopped = performance.now();
		second.cancel();
		expect((await second.result).status).toBe('canceled');
		expect(performance.now() - stopped).toBeLessThan(1_500);
		expect(codeOf(outcomeOf(await first.result))).toBe(stage.groups[0]?.inviteCode);
		expect(sent()).toBe(1);
	});

	function start() {
		return stage.engine.start(formWorkflow(reuse(1)), [{ json: one()[0] ?? {} }]);
	}

	async function underWay() {
		while (sent() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
	}
});
