import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../harness/freePort.cts';
import { startServer, type Server } from './server.cts';

/** Debian keeps PostgreSQL's programs here, one folder for each version. */
const DEBIAN = '/usr/lib/postgresql';
const USER = 'n8n';

/** A new PostgreSQL server with an empty database. */
export interface Postgres extends Server {
	/** What n8n has to know of it. */
	env: Record<string, string>;
}

export async function startPostgres(): Promise<Postgres> {
	const bin = programs();
	const folder = mkdtempSync(join(tmpdir(), 'wawp-groups-postgres-'));
	const data = join(folder, 'data');
	const identity = notRoot();
	if (identity) chownSync(folder, identity.uid, identity.gid);
	const options = { ...identity, cwd: folder };
	const initdb = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-locale'];
	execFileSync(join(bin, 'initdb'), initdb, { ...options, stdio: 'ignore' });

	const port = await freePort();
	// -F: no waiting for the disk, the data are thrown away
	const args = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-F'];
	const ready = async () =>
		execFileSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]);
	const stop = await startServer(join(bin, 'postgres'), args, options, ready);
	return {
		port,
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: USER,
			// with n8n's own 2 and 5,000 a burst makes it find its database "not ready"
			DB_POSTGRESDB_POOL_SIZE: '20',
			DB_PING_TIMEOUT_MS: '60000',
		},
		async stop() {
			await stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
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
