import { execFile } from 'node:child_process';
import { createSampleState, startEmulator, type Emulator } from '../../../emulator/index.cts';
import { ROOT } from '../../../harness/engine/loadPackage.cts';

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
	expect(printed.match(/^ {2}holds/gm)).toHaveLength(18);
	expect(printed).not.toContain(emulator.state.accessToken);
	expect(emulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	expect(JSON.stringify([...emulator.state.groups.values()])).toBe(before);
});

it('says what differs', async () => {
	emulator.variants.joinInfoPath = '/v2/groups/join-info';
	emulator.variants.pagingHonoured = false;
	const { printed, code } = await probe();
	expect(code).toBe(1);
	expect(verdict(printed, 'join info is at')).toBe('differs');
	expect(verdict(printed, 'limit is honoured')).toBe('differs');
	expect(verdict(printed, 'offset is honoured')).toBe('differs');
	expect(verdict(printed, 'groups/count')).toBe('holds');
});

it('with --write tries changes, says where values are read from, and undoes them', async () => {
	emulator.variants.adminsOnlyIn = 'query';
	const before = JSON.stringify([...emulator.state.groups.values()]);
	const { printed, code } = await probe('--write');
	expect(code).toBe(0);
	expect(printed).toContain('body alone: false; query alone: true');
	expect(verdict(printed, 'the subject is set')).toBe('holds');
	expect(verdict(printed, 'one webhook is set and deleted')).toBe('holds');
	expect(emulator.requests.some(({ path }) => path.endsWith('/subject'))).toBe(true);
	expect(JSON.stringify([...emulator.state.groups.values()])).toBe(before);
	expect(printed).not.toContain(emulator.state.accessToken);
});

it('says what is missing', async () => {
	emulator.state.instanceId = '';
	const { printed, code } = await probe();
	expect(code).toBe(2);
	expect(printed).toContain('Set WAWP_INSTANCE_ID and WAWP_ACCESS_TOKEN');
});
