import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../freePort.cts';
import type { Runtime } from './runtime.cts';

const START_MS = 180_000;
const STOP_MS = 40_000;

/** How n8n is to be started. */
export interface N8nOptions {
	/** Everything that n8n keeps: database, key, community packages. */
	userFolder: string;
	/** Default: any free port. */
	port?: number;
	/** Default: the main process, with editor and web server. */
	role?: 'start' | 'worker';
	env?: Record<string, string>;
}

/** A running n8n process. */
export interface N8n {
	url: string;
	/** The file that its output goes to. */
	log: string;
	/** Asks it to end, and waits for that. */
	stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Nothing of n8n leaves this machine, and its first-use dialogues stay away. */
const QUIET = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_ENCRYPTION_KEY: 'only-for-tests',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
};

/**
 * Starts n8n and waits until it is ready.
 * @throws Error with the end of its log if it does not come up
 */
export async function startN8n(runtime: Runtime, options: N8nOptions): Promise<N8n> {
	const { userFolder, role = 'start', port = await freePort(), env = {} } = options;
	const url = `http://127.0.0.1:${port}`;
	const isWorker = role === 'worker';
	const log = join(userFolder, `n8n-${role}-${port}.log`);
	await mkdir(userFolder, { recursive: true });
	const child = spawn(runtime.node, [runtime.n8n, role], {
		cwd: userFolder,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			...QUIET,
			N8N_USER_FOLDER: userFolder,
			N8N_PORT: String(port),
			N8N_EDITOR_BASE_URL: url,
			WEBHOOK_URL: url,
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			...(isWorker && {
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(port),
				N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			}),
			...env,
		},
	});
	// however this process ends, n8n ends with it
	process.once('exit', () => child.kill('SIGKILL'));
	const file = createWriteStream(log);
	child.stdout.pipe(file, { end: false });
	child.stderr.pipe(file, { end: false });
	try {
		await ready(child, url);
	} catch (error) {
		child.kill('SIGKILL');
		const end = (await readFile(log, 'utf8')).split('\n').slice(-25).join('\n');
		throw new Error(`n8n did not start: ${error instanceof Error ? error.message : ''}\n${end}`);
	}
	return { url, log, stop: (signal) => stopped(child, signal) };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
	const deadline = Date.now() + START_MS;
	while (Date.now() < deadline) {
		if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
		const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		if (answer?.ok) return;
		await wait(200);
	}
	throw new Error(`not ready after ${START_MS / 1000} s`);
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill(signal);
	const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
	await gone;
	clearTimeout(impatient);
}
