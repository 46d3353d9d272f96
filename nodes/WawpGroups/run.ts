import {
	isResourceLocatorValue,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { CancelledError } from '../../wawp/errors';
import { connect } from '../shared/connect';
import { nodeError } from '../shared/nodeError';
import { emit } from './emit';
import { parseRunOptions } from './fields/options';
import { findOperation } from './operations';
import type { ItemParameters, Operation } from './operations/Operation';
import { runPlan, type Outcome } from './pipeline';

/**
 * Runs the chosen operation for all input items.
 * @returns the output items in the order of the input items, each paired with its own
 * @throws NodeApiError or NodeOperationError of the first failed item, unless set to continue
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(context);
	const { timeoutMs, maxConcurrency } = parseRunOptions(context.getNodeParameter('options', 0, {}));
	// Once an item has failed for good, requests of other items are not tried again either.
	const halt = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	const stop = cancelled ? AbortSignal.any([cancelled, halt.signal]) : halt.signal;
	const wawp = await connect(context, { timeoutMs, stop });
	const keepGoing = context.continueOnFail();

	const outcomes = await runPlan({
		count: context.getInputData().length,
		safe: operation.safe,
		maxConcurrency,
		keepGoing,
		cancelled,
		prepare: (itemIndex) => operation.prepare(itemParameters(context, itemIndex)),
		execute: async (job) => await job.run(wawp),
		onStop: () => halt.abort(),
	});
	if (!keepGoing) throwFirst(context, outcomes);
	return await emit(context, outcomes);
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = String(context.getNodeParameter('resource', 0));
	const operation = String(context.getNodeParameter('operation', 0));
	const found = findOperation(resource, operation);
	if (found) return found;
	throw new NodeOperationError(
		context.getNode(),
		`Wawp Groups has no operation "${operation}" for "${resource}"`,
		{ description: 'Choose Resource and Operation again.', level: 'warning' },
	);
}

function itemParameters(context: IExecuteFunctions, itemIndex: number): ItemParameters {
	return {
		get(name) {
			const value: unknown = context.getNodeParameter(name, itemIndex, null);
			return isResourceLocatorValue(value) ? value.value : value;
		},
		binary(name) {
			const { mimeType, fileName } = context.helpers.assertBinaryData(itemIndex, name);
			const load = async () => {
				const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, name);
				return bytes.toString('base64');
			};
			return { mimeType, fileName, load };
		},
	};
}

function throwFirst(context: IExecuteFunctions, outcomes: Array<Outcome | undefined>) {
	for (const [item, outcome] of outcomes.entries()) {
		if (!outcome || !('error' in outcome)) continue;
		// Given up because of another item's failure, which comes later in the list.
		if (outcome.error instanceof CancelledError) continue;
		throw nodeError(context.getNode(), outcome.error, item);
	}
}
