import { join } from 'node:path';
import { installPackage } from '../../harness/n8n/installPackage.cts';
import { startN8n, type N8n } from '../../harness/n8n/n8nProcess.cts';
import type { Runtime } from '../../harness/n8n/runtime.cts';
import { startInstallation, type Installation } from '../../harness/n8n/installation.cts';
import { startPostgres, startRedis } from './servers.cts';

/** n8n in queue mode: PostgreSQL, Redis, one main process and workers. */
export interface Cluster {
	installation: Installation;
	/** Starts another worker, with a folder and an installed package of its own, as on a machine of its own. */
	addWorker(): Promise<N8n>;
	close(): Promise<void>;
}

/** So that a worker that was killed is missed after seconds instead of half a minute. */
const IMPATIENT = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

export async function startCluster(runtime: Runtime): Promise<Cluster> {
	const undo: Array<() => Promise<void>> = [];
	const close = async () => {
		for (const step of undo.splice(0).reverse()) await step();
	};
	try {
		const postgres = await startPostgres();
		undo.push(postgres.stop);
		const redis = await startRedis();
		undo.push(redis.stop);
		const env = { ...postgres.env, ...redis.env, ...IMPATIENT, EXECUTIONS_MODE: 'queue' };
		const installation = await startInstallation({ runtime, env });
		undo.push(installation.close);
		let workers = 0;
		const addWorker = async () => {
			const userFolder = join(installation.userFolder, `worker-${++workers}`);
			installPackage(userFolder);
			const worker = await startN8n(runtime, { userFolder, role: 'worker', env });
			undo.push(worker.stop);
			return worker;
		};
		return { installation, addWorker, close };
	} catch (error) {
		await close();
		throw error;
	}
}
