import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cached } from '../harness/n8n/cached.cts';
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
	const folder = mkdtempSync(join(tmpdir(), 'wawp-groups-older-'));
	try {
		runJest(modules, join(folder, 'result.json'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Sets the exit code; E2E_RESULT names a file that gets the counts. */
function runJest(modules: string, outputFile: string): void {
	const jest = require.resolve('jest/bin/jest');
	const config = join(__dirname, 'olderN8n.jest.config.js');
	const args = [jest, '--config', config, '--json', '--outputFile', outputFile];
	const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], {
		env: { ...process.env, OLDER_MODULES: modules },
		// Jest's report for people goes to stderr
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const result: unknown = JSON.parse(readFileSync(outputFile, 'utf8'));
	const passed = count(result, 'numPassedTests');
	const failed = count(result, 'numFailedTests') + count(result, 'numRuntimeErrorTestSuites');
	const { E2E_RESULT } = process.env;
	if (E2E_RESULT) writeFileSync(E2E_RESULT, JSON.stringify({ passed, failed }));
	process.stdout.write(`n8n-core ${VERSION}\n${passed} passed, ${failed} failed\n`);
	process.exitCode = passed > 0 ? (status ?? 1) : 1;
}

function count(result: unknown, key: string): number {
	const fields = typeof result === 'object' && result !== null ? Object.entries(result) : [];
	return Number(fields.find(([name]) => name === key)?.[1]);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
