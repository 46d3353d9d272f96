import {
	deepCopy,
	type IBinaryKeyData,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { errorJson } from '../../shared/itemJson';
import { OutputWithFiles } from '../operations/Operation';
import type { Outcome } from './plan';

/**
 * The output items, in the order of the input items, each paired with its own. Items that share an
 * answer get a copy each, since a later node may change its own; a file they share is stored once.
 */
export async function outputItems(
	context: IExecuteFunctions,
	outcomes: Array<Outcome | undefined>,
): Promise<INodeExecutionData[]> {
	const stored = new Map<OutputWithFiles, IBinaryKeyData>();
	const items: INodeExecutionData[] = [];
	for (const [item, outcome] of outcomes.entries()) {
		if (!outcome) continue;
		const pairedItem = { item };
		if ('error' in outcome) {
			items.push({ json: errorJson(context.getNode(), outcome.error, item), pairedItem });
			continue;
		}
		const { output } = outcome;
		if (output instanceof OutputWithFiles) {
			const binary = stored.get(output) ?? (await store(context, output));
			stored.set(output, binary);
			items.push({ json: deepCopy(output.json), binary: deepCopy(binary), pairedItem });
			continue;
		}
		for (const json of Array.isArray(output) ? output : [output]) {
			items.push({ json: deepCopy(json), pairedItem });
		}
	}
	return items;
}

/** Hands the files of an output to n8n, which keeps them where it is set up to. */
async function store(
	context: IExecuteFunctions,
	{ files }: OutputWithFiles,
): Promise<IBinaryKeyData> {
	const binary: IBinaryKeyData = {};
	for (const [name, { bytes, mimeType, fileName }] of Object.entries(files)) {
		const file = Buffer.from(bytes);
		binary[name] = await context.helpers.prepareBinaryData(file, fileName, mimeType);
	}
	return binary;
}
