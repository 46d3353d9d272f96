import { startEmulator } from './index.cts';
import { createSampleState } from './state/sampleState.cts';

/** Starts the emulator alone, with the sample state, until Ctrl-C. */
async function main(): Promise<void> {
	const port = Number(process.env.PORT ?? 3009);
	const emulator = await startEmulator({ port, state: createSampleState() });
	const { state } = emulator;
	const rows = state.myGroups().map((group) => {
		const role = state.isAdminOf(group) ? 'admin' : 'not an admin';
		return `  ${group.id.padEnd(32)}  ${role.padEnd(12)}  ${group.subject}`;
	});
	const lines = [
		`The Wawp emulator answers at ${emulator.url} (Ctrl-C stops it).`,
		'',
		'In n8n, make a credential "Wawp API" with',
		`  Instance ID   ${state.instanceId}`,
		`  Access Token  ${state.accessToken}`,
		`  Base URL      ${emulator.url}`,
		'',
		`The groups of ${state.me.pushName}, +${state.me.phone}:`,
		`  ${'Group ID'.padEnd(32)}  ${'This number'.padEnd(12)}  Name`,
		...rows,
		'',
	];
	process.stdout.write(lines.join('\n'));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void emulator.close().then(() => process.exit(0)));
	}
}

main().catch((error: unknown) => {
	const message = error instanceof Error ? error.message : String(error);
	process.stderr.write(`The emulator did not start: ${message}\n`);
	process.exitCode = 1;
});
