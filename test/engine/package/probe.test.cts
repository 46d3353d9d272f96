import { execFile } from 'node:child_process';
import { createSampleState, startEmulator, type Emulator } from '../../../emulator/index.cts';
import { ROOT } from '../../../harness/engine/loadPackage.cts';

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ state: createSampleState() });
});
afterEach(() => emulator.close());

/** Runs the probe as a user does, against the emulator. */
async function probe(): Promise<{ printed: string; code: number }> {
	const { state, url } = emulator;
	const env = {
		...process.env,
		WAWP_INSTANCE_ID: state.instanceId,
		WAWP_ACCESS_TOKEN: state.accessToken,
		WAWP_BASE_URL: url,
		WAWP_GROUP_ID: [...state.groups.keys()][0],
		WAWP_PROBE_PAUSE_MS: '0',
	};
	const script = ['-r', 'tsx/cjs', 'scripts/probe.cts'];
	return await new Promise((resolve) => {
		execFile(process.execPath, script, { cwd: ROOT, env }, (error, stdout, stderr) => {
			resolve({ printed: stdout + stderr, code: Number(error?.code ?? 0) });
		});
	});
}

it('says that every assumption holds, prints no token and changes nothing', async () => {
	const { printed, code } = await probe();
	expect([code, printed.match(/^ {2}holds/gm)?.length]).toEqual([0, 15]);
	expect(printed).not.toContain(emulator.state.accessToken);
	expect(emulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

it('says what differs', async () => {
	emulator.variants.joinInfoPath = '/v2/groups/join-info';
	emulator.variants.pagingHonoured = false;
	const { printed, code } = await probe();
	expect(code).toBe(1);
	expect(printed).toMatch(/differs +join info is at/);
	expect(printed).toMatch(/differs +limit and offset/);
	expect(printed).toMatch(/holds +groups\/count/);
});
