import { execFile } from 'node:child_process';
import { createSampleState, startEmulator, type Emulator } from '../../emulator/index.cts';
import { ROOT } from '../../harness/engine/loadPackage.cts';

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ state: createSampleState() });
});
afterEach(() => emulator.close());

/** Runs the probe as a user does, against the emulator. */
async function probe(...parameters: string[]): Promise<{ printed: string; code: number }> {
	const { state, url } = emulator;
	const env = {
		...process.env,
		WAWP_INSTANCE_ID: state.instanceId,
		WAWP_ACCESS_TOKEN: state.accessToken,
		WAWP_BASE_URL: url,
		WAWP_GROUP_ID: [...state.groups.keys()][0],
		WAWP_PROBE_PAUSE_MS: '0',
	};
	const script = ['-r', 'tsx/cjs', 'scripts/probe.cts', ...parameters];
	return await new Promise((resolve) => {
		execFile(process.execPath, script, { cwd: ROOT, env }, (error, stdout, stderr) => {
			resolve({ printed: stdout + stderr, code: Number(error?.code ?? 0) });
		});
	});
}

/** The first word of the row about something. */
function verdict(printed: string, about: string) {
	return printed
		.split('\n')
		.find((line) => line.includes(about))
		?.trim()
		.split(' ')[0];
}

it('says that every assumption holds, prints no token and changes nothing', async () => {
	const before = JSON.stringify([...emulator.state.groups.values()]);
	const { printed, code } = await probe();
	expect(code).toBe(0);
	expect(printed.match(/^ {2}holds/gm)).toHaveLength(20);
	expect(printed).not.toContain(emulator.state.accessToken);
	expect(emulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	expect(JSON.stringify([...emulator.state.groups.values()])).toBe(before);
});

it('says what differs', async () => {
	emulator.variants.joinInfoPath = '/v2/groups/join-info';
	emulator.variants.inviteShape = 'string';
	emulator.variants.pagingHonoured = false;
	const { printed, code } = await probe();
	expect(code).toBe(1);
	expect(verdict(printed, 'join info is at')).toBe('differs');
	expect(verdict(printed, 'invite-code answers')).toBe('differs');
	expect(verdict(printed, 'limit is honoured')).toBe('differs');
	expect(verdict(printed, 'offset is honoured')).toBe('differs');
	expect(verdict(printed, 'groups/count')).toBe('holds');
});

it.each([
	['lists wrapped in data', 'groups come without a wrapping', 'differs'],
	['lists wrapped in data', 'participants come without', 'differs'],
	['lists wrapped in data', 'limit is honoured', 'holds'],
	['pages of 1 at most', 'a page holds 100 groups', '1 of 8 groups in one page'],
	['offset ignored', 'offset is honoured', 'the same group once more'],
	['no sorting known', 'the list takes every key', 'sortBy (400), sortOrder (400), exclude (400)'],
	['no sorting known', 'the list refuses no key', 'differs'],
])('finds out about lists: %s: "%s"', async (habit, about, seen) => {
	emulator.habits.set(habit);
	const { printed } = await probe();
	expect(printed.split('\n').find((line) => line.includes(about))).toContain(seen);
});

it('with --write tries changes, says where values are read from, and undoes them', async () => {
	emulator.variants.adminsOnlyIn = 'query';
	const before = JSON.stringify([...emulator.state.groups.values()]);
	const { printed, code } = await probe('--write');
	expect(code).toBe(0);
	expect(printed).toContain('body alone: false; query alone: true');
	expect(verdict(printed, 'the subject is set')).toBe('holds');
	expect(verdict(printed, 'writing the webhook list')).toBe('holds');
	expect(verdict(printed, 'one webhook is set and deleted')).toBe('holds');
	expect(emulator.requests.some(({ path }) => path.endsWith('/subject'))).toBe(true);
	expect(JSON.stringify([...emulator.state.groups.values()])).toBe(before);
	expect(printed).not.toContain(emulator.state.accessToken);
});

describe('other webhooks of the account', () => {
	const others = () => [
		{
			url: `https://one.example/${emulator.state.instanceId}`,
			events: ['message'],
			is_active: 1 as const,
		},
		{ url: 'https://two.example/', events: ['message'], is_active: 0 as const },
	];

	it('stay as they are, also where they hold a credential', async () => {
		emulator.state.webhooks = others();
		const { printed } = await probe('--write');
		expect(verdict(printed, 'writing the webhook list')).toBe('holds');
		expect(verdict(printed, 'one webhook is set and deleted')).toBe('holds');
		expect(emulator.state.webhooks).toEqual(others());
	});

	it('are put back where setting one replaces the list', async () => {
		emulator.state.webhooks = others();
		emulator.faults.add({
			path: /webhook\/set$/,
			answer: {
				kind: 'change',
				make(ordinary) {
					const answer = ordinary();
					emulator.state.webhooks = emulator.state.webhooks.slice(-1);
					return answer;
				},
			},
		});
		const { printed } = await probe('--write');
		expect(printed).toContain('the others did NOT stay');
		expect(emulator.state.webhooks).toEqual(others());
	});
});

it('says what is missing', async () => {
	emulator.state.instanceId = '';
	const { printed, code } = await probe();
	expect(code).toBe(2);
	expect(printed).toContain('Set WAWP_INSTANCE_ID and WAWP_ACCESS_TOKEN');
});
