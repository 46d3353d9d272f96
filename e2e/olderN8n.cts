import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cached } from '../harness/n8n/npm.cts';
import { buildPackage } from '../harness/n8n/installPackage.cts';
import { OLDER_ENGINE } from '../harness/n8n/pins.cts';

const VERSION = OLDER_ENGINE['n8n-core'];

/** Runs the engine tests in the engine of n8n 1.x; more arguments go to Jest. */
async function main(): Promise<void> {
	const modules = join(
		await cached(`n8n-core-${VERSION}`, { packages: OLDER_ENGINE }),
		'node_modules',
	);
	buildPackage();
	runJest(modules);
}

/** Sets the exit code; E2E_RESULT names a file that gets Jest's result. */
function runJest(modules: string): void {
	const { E2E_RESULT } = process.env;
	const jest = require.resolve('jest/bin/jest');
	const config = join(__dirname, 'olderN8n.jest.config.js');
	const results = E2E_RESULT ? ['--json', '--outputFile', E2E_RESULT] : [];
	const args = [jest, '--config', config, ...results];
	const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], {
		env: { ...process.env, OLDER_MODULES: modules },
		// Jest's report for people goes to stderr
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	process.stdout.write(`n8n-core ${VERSION}\n`);
	process.exitCode = status ?? 1;
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
