import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const START_MS = 30_000;
const NO_SUCH_PROGRAM = 'ENOENT';

/** A server of its own for one run of the tests. */
export interface Server {
	port: number;
	stop(): Promise<void>;
}

/**
 * Starts a server program and waits until `ready` does not throw.
 * @throws Error saying what to install if there is no such program
 */
export async function startServer(
	program: string,
	args: string[],
	options: SpawnOptions,
	ready: () => Promise<unknown>,
): Promise<() => Promise<void>> {
	const child = spawn(program, args, { ...options, stdio: 'ignore' });
	let failure: unknown;
	child.once('error', (error) => (failure = error));
	process.once('exit', () => child.kill('SIGKILL'));
	const deadline = Date.now() + START_MS;
	for (;;) {
		if (failure) throw new Error(`${program} cannot be run (${reason(failure)})`);
		if (child.exitCode !== null) throw new Error(`${program} ended with code ${child.exitCode}`);
		try {
			await ready();
			return async () => await stopped(child);
		} catch (error) {
			if (Date.now() > deadline) throw error;
			await wait(100);
		}
	}
}

async function stopped(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGINT');
	await gone;
}

function reason(error: unknown): string {
	const missing = error instanceof Error && 'code' in error && error.code === NO_SUCH_PROGRAM;
	return missing ? 'it is not installed' : String(error);
}
