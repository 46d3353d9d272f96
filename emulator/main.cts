import { startEmulator } from './index.cts';
import { createSampleWorld } from './sampleWorld.cts';

/** Starts the emulator alone, with the sample world, until Ctrl-C. */
async function main(): Promise<void> {
	const port = Number(process.env.PORT ?? 3009);
	const emulator = await startEmulator({ port, world: createSampleWorld() });
	const { world } = emulator;
	const rows = world.myGroups().map((group) => {
		const role = world.isAdminOf(group) ? 'admin' : 'not an admin';
		return `  ${group.id.padEnd(32)}  ${role.padEnd(12)}  ${group.subject}`;
	});
	const lines = [
		`The Wawp emulator answers at ${emulator.url} (Ctrl-C stops it).`,
		'',
		'In n8n, make a credential "Wawp API" with',
		`  Instance ID   ${world.instanceId}`,
		`  Access Token  ${world.accessToken}`,
		`  Base URL      ${emulator.url}`,
		'',
		`The groups of ${world.me.pushName}, +${world.me.phone}:`,
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
