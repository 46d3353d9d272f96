import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import type { Credential } from './n8nApi.cts';

const FOLDER = join(__dirname, '..', '..', 'examples');

/** A workflow as `examples/` holds it. */
export interface Example {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: Record<string, unknown>;
}

/** What stands in for the services that a person would choose after importing an example. */
export interface Surroundings {
	/** One for each type; nodes that need that type get it. */
	credentials: Credential[];
	/** Addresses of third parties to the local ones: what starts with the first gets the second. */
	addresses: Array<[string, string]>;
}

/** The file names in `examples/`, without `.json`. */
export function exampleNames(): string[] {
	const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
	return files.map((file) => file.slice(0, -'.json'.length)).sort();
}

/** An example, ready to be saved in n8n: as it is, but for credentials and third parties. */
export function readExample(name: string, { credentials, addresses }: Surroundings): Example {
	let text = readFileSync(join(FOLDER, `${name}.json`), 'utf8');
	for (const [theirs, ours] of addresses) text = text.replaceAll(theirs, ours);
	const example: Example = JSON.parse(text);
	const byType = new Map(credentials.map(({ type, id, name }) => [type, { id, name }]));
	for (const node of example.nodes) {
		const types = Object.keys(node.credentials ?? {});
		const known = types.flatMap((type) => {
			const credential = byType.get(type);
			return credential ? [[type, credential] as const] : [];
		});
		if (types.length > 0) node.credentials = Object.fromEntries(known);
	}
	return example;
}
