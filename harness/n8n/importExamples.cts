import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import { SLACK } from '../services/slack.cts';
import type { Credential, N8nApi } from './n8nApi.cts';

const FOLDER = join(__dirname, '..', '..', 'examples');

/** A workflow as `examples/` holds it. */
interface Example {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: Record<string, unknown>;
}

/** What stands in for what a person would choose after importing an example. */
interface Surroundings {
	/** One for each type; nodes that need that type get it. */
	credentials: Credential[];
	/** The address in place of Slack's. */
	slack: string;
}

/** An example that lies in n8n. */
export interface Imported {
	/** Its file name, without `.json`. */
	file: string;
	id: string;
	versionId: string;
	example: Example;
	/** Whether it works by itself: n8n does not activate workflows that only a person starts. */
	active: boolean;
}

/** Imports all examples, activates those with a trigger of their own, and waits for their forms. */
export async function importExamples(api: N8nApi, around: Surroundings): Promise<Imported[]> {
	const imported: Imported[] = [];
	const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
	for (const name of files.sort()) {
		const file = name.replace('.json', '');
		const example = readExample(name, around);
		const { name: title, nodes, connections, settings } = example;
		const saved = await api.createWorkflow({ name: title, nodes, connections, settings });
		const active = await activated(api, saved);
		imported.push({ file, ...saved, example, active });
	}
	for (const path of imported.flatMap(formPaths)) await api.formReady(path);
	return imported;
}

/** The last part of the address of each of a workflow's forms. */
export function formPaths({ example }: Imported): string[] {
	const forms = example.nodes.filter(({ type }) => type === 'n8n-nodes-base.formTrigger');
	return forms.map(({ webhookId = '' }) => webhookId);
}

async function activated(api: N8nApi, saved: { id: string; versionId: string }): Promise<boolean> {
	try {
		await api.activate(saved);
		return true;
	} catch (error) {
		// n8n's words for a workflow that has nothing to wait for
		if (!(error instanceof Error) || !/no (?:node|trigger)/i.test(error.message)) throw error;
		return false;
	}
}

/** An example, ready to be saved in n8n: as it is, but for credentials and Slack. */
function readExample(file: string, { credentials, slack }: Surroundings): Example {
	const text = readFileSync(join(FOLDER, file), 'utf8').replaceAll(SLACK, slack);
	const example: Example = JSON.parse(text);
	for (const node of example.nodes) {
		const types = Object.keys(node.credentials ?? {});
		const own = credentials.filter(({ type }) => types.includes(type));
		if (types.length > 0) {
			node.credentials = Object.fromEntries(own.map(({ type, id, name }) => [type, { id, name }]));
		}
	}
	return example;
}
