import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../harness/freePort.cts';
import { startServer, type Server } from './server.cts';

/** A new Redis server that keeps nothing on the disk. */
export async function startRedis(): Promise<Server> {
	const folder = mkdtempSync(join(tmpdir(), 'wawp-groups-redis-'));
	const port = await freePort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	const stop = await startServer('redis-server', args, {}, async () => await listens(port));
	return {
		port,
		async stop() {
			await stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function listens(port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('error', reject);
		socket.once('connect', () => {
			socket.destroy();
			resolve();
		});
	});
}
