import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../harness/freePort.cts';
import { eventually } from '../eventually.cts';

const START_MS = 30_000;
/** Debian keeps PostgreSQL's programs here, one folder for each version. */
const DEBIAN = '/usr/lib/postgresql';
const USER = 'n8n';

/** A server of its own for one run of the tests. */
export interface Server {
	/** What n8n has to know of it. */
	env: Record<string, string>;
	stop(): Promise<void>;
}

/** A new Redis server that keeps nothing on the disk. */
export async function startRedis(): Promise<Server> {
	const folder = mkdtempSync(join(tmpdir(), 'wawp-groups-redis-'));
	const port = String(await freePort());
	const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	const ping = ['redis-cli', '-p', port, 'ping'];
	const stop = await startServer('redis-server', args, { cwd: folder }, ping);
	return { env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: port }, stop };
}

/** A new PostgreSQL server with an empty database. */
export async function startPostgres(): Promise<Server> {
	const bin = programs();
	const folder = mkdtempSync(join(tmpdir(), 'wawp-groups-postgres-'));
	const data = join(folder, 'data');
	const identity = notRoot();
	if (identity) chownSync(folder, identity.uid, identity.gid);
	const options = { ...identity, cwd: folder };
	const initdb = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-locale'];
	execFileSync(join(bin, 'initdb'), initdb, { ...options, stdio: 'ignore' });

	const port = String(await freePort());
	// -F: no waiting for the disk, the data are thrown away
	const args = ['-D', data, '-h', '127.0.0.1', '-p', port, '-k', folder, '-F'];
	const ping = [join(bin, 'pg_isready'), '-h', '127.0.0.1', '-p', port];
	const stop = await startServer(join(bin, 'postgres'), args, options, ping);
	const env = {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: port,
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: USER,
		// with n8n's own 2 and 5,000 a burst makes it find its database "not ready"
		DB_POSTGRESDB_POOL_SIZE: '20',
		DB_PING_TIMEOUT_MS: '60000',
	};
	return { env, stop };
}

/**
 * Starts a server program in a folder of its own, and waits until it answers.
 * @param ping a command that succeeds then
 * @returns what stops it, and takes the folder away
 * @throws Error where there is no such program, or it ends
 */
async function startServer(
	program: string,
	args: string[],
	options: SpawnOptions & { cwd: string },
	[command = '', ...ping]: string[],
): Promise<() => Promise<void>> {
	const child = spawn(program, args, { ...options, stdio: 'ignore' });
	let failure = '';
	child.once('error', (error) => (failure = `it cannot be run (${error.message})`));
	child.once('exit', (code) => (failure ||= `it ended with code ${code}`));
	process.once('exit', () => child.kill('SIGKILL'));
	const ready = () => failure || execFileSync(command, ping, { stdio: 'ignore' });
	await eventually(ready, START_MS);
	if (failure) throw new Error(`${program}: ${failure}`);
	return async () => {
		await stopped(child);
		rmSync(options.cwd, { recursive: true, force: true });
	};
}

async function stopped(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGINT');
	await gone;
}

/** The folder of the newest version, or '' for those in the PATH. */
function programs(): string {
	if (!existsSync(DEBIAN)) return '';
	const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
	return join(DEBIAN, versions[0] ?? '', 'bin');
}

/** PostgreSQL refuses to run as root; its package brings a user for it. */
function notRoot(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (option: string) =>
		Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}
