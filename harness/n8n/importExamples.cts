import { exampleNames, readExample, type Example, type Surroundings } from './examples.cts';
import type { N8nApi } from './n8nApi.cts';

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
	for (const file of exampleNames()) {
		const example = readExample(file, around);
		const { name, nodes, connections, settings } = example;
		const saved = await api.createWorkflow({ name, nodes, connections, settings });
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
