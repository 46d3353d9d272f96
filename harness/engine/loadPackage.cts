import './isolate.cts';
import { join } from 'node:path';
import 'reflect-metadata';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType } from 'n8n-workflow';

export const ROOT = join(__dirname, '..', '..');

/** The package as n8n has it after start-up. */
export interface LoadedPackage {
	loader: PackageDirectoryLoader;
	/** By the full name that workflows hold, e.g. `n8n-nodes-wawp-groups.wawpGroups`. */
	nodes: Map<string, INodeType>;
	credentials: Map<string, ICredentialType>;
}

/** Loads the built package with n8n's own loader. Throws if it was not built. */
export async function loadPackage(): Promise<LoadedPackage> {
	const loader = new PackageDirectoryLoader(ROOT);
	await loader.loadAll();
	const nodes = new Map<string, INodeType>();
	for (const [name, { type }] of Object.entries(loader.nodeTypes)) {
		if ('execute' in type || 'webhook' in type) nodes.set(`${loader.packageName}.${name}`, type);
	}
	const credentials = new Map(
		Object.entries(loader.credentialTypes).map(([name, { type }]) => [name, type]),
	);
	return { loader, nodes, credentials };
}
