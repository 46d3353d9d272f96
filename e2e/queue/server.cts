import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { eventually } from '../eventually.cts';

const START_MS = 30_000;

/** A server of its own for one run of the tests. */
export interface Server {
	port: number;
	stop(): Promise<void>;
}

/**
 * Starts a server program and waits until `ready` does not throw.
 * @throws Error where there is no such program, or it ends
 */
export async function startServer(
	program: string,
	args: string[],
	options: SpawnOptions,
	ready: () => Promise<unknown>,
): Promise<() => Promise<void>> {
	const child = spawn(program, args, { ...options, stdio: 'ignore' });
	let failure = '';
	child.once('error', (error) => (failure = `it cannot be run (${error.message})`));
	child.once('exit', (code) => (failure ||= `it ended with code ${code}`));
	process.once('exit', () => child.kill('SIGKILL'));
	await eventually(async () => failure || (await ready()), START_MS);
	if (failure) throw new Error(`${program}: ${failure}`);
	return async () => await stopped(child);
}

async function stopped(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGINT');
	await gone;
}
