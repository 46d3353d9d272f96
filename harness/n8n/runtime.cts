import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './npm.cts';
import { N8N_VERSION, NODE_MAJOR, NODE_VERSION } from './pins.cts';

/** A Node.js and the n8n script that it is to run. */
export interface Runtime {
	node: string;
	n8n: string;
}

/**
 * The pinned n8n, from the cache; the first time it is downloaded, which takes some minutes.
 * N8N_SCRIPT names another one: `bin/n8n` of a local installation.
 */
export async function n8nRuntime(): Promise<Runtime> {
	const node = await currentNode();
	const local = process.env.N8N_SCRIPT;
	if (local) return { node, n8n: local };
	const folder = await cached(`n8n-${N8N_VERSION}`, {
		packages: { n8n: N8N_VERSION },
		build: ['sqlite3'],
	});
	return { node, n8n: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** This process's Node if it is new enough, else the one that npm has for this machine. */
async function currentNode(): Promise<string> {
	if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const name = `node-${platform}-${process.arch}`;
	const folder = await cached(`node-${NODE_VERSION}`, { packages: { [name]: NODE_VERSION } });
	const bin = join(folder, 'node_modules', name, 'bin');
	return ['node', 'node.exe'].map((file) => join(bin, file)).find(existsSync) ?? 'node';
}
