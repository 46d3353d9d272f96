import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { AbortedError } from '../../../lib/abort';
import { WawpError } from '../../../wawp/failures/errors';
import type { FailureKind } from '../../../wawp/failures/kinds';
import { connect } from '../../shared/connect';
import { logOwnMistake, nodeError } from '../../shared/nodeError';
import { findOperation } from '../operations';
import { readPacing } from '../operations/fields/options';
import { loadFor } from '../operations/fields/participants';
import { OutputWithFiles, readItem, type Operation, type Output } from '../operations/Operation';
import { groupsIfNamed } from './groupNames';
import { itemParameters } from './itemParameters';
import { readItems, runPlan, type Outcome, type Read } from './plan';

/**
 * Runs the chosen operation for all input items.
 * @param keepGoing whether to go on when an item fails
 * @returns what became of each item, by item index
 * @throws AbortedError if the execution was cancelled; without `keepGoing` NodeOperationError if no item
 * can be run. With it, that becomes the error of each item
 */
export async function executeItems(
	context: IExecuteFunctions,
	keepGoing: boolean,
): Promise<Array<Outcome | undefined>> {
	try {
		return await runAll(context, keepGoing);
	} catch (error) {
		// n8n would pass the input on through the success output, without a link and without an error.
		const isOfItems = keepGoing && !(error instanceof AbortedError);
		if (isOfItems) return context.getInputData().map(() => ({ error }));
		logOwnMistake(context, error);
		throw error instanceof AbortedError ? error : nodeError(context.getNode(), error);
	}
}

async function runAll(
	context: IExecuteFunctions,
	keepGoing: boolean,
): Promise<Array<Outcome | undefined>> {
	const operation = chosenOperation(context);
	const options: unknown = context.getNodeParameter('options', 0, {});
	const { atOnce, ...rest } = readPacing(options);
	// changes have no say in how many reads there may be
	const pacing = operation.safe ? { ...rest, atOnce } : rest;
	// Once an item has failed for good, requests of other items are not tried again either.
	const halt = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	const stop = cancelled ? AbortSignal.any([cancelled, halt.signal]) : halt.signal;
	const wawp = await connect(context, { pacing, stop });
	const { parameters } = context.getNode();
	const groups = await groupsIfNamed(parameters, wawp);
	await loadFor(operation.fields);
	const read = (index: number) =>
		readItem(operation, itemParameters(context, index, operation.fields, parameters, groups));
	const items = await readItems(context.getInputData().length, read, cancelled);
	const run = operation.safe ? undefined : runThatMayBeRepeated(context);

	return await runPlan({
		items: operation.combine ? combined(items, operation.combine) : items,
		safe: operation.safe,
		sharesAnswers: operation.sharesAnswers ?? true,
		maxConcurrency: atOnce,
		keepGoing,
		cancelled,
		async execute(params, index) {
			if (run) wawp.retryMemory.beginItem(`${run} ${index}`);
			return await operation.run(wawp, params);
		},
		onStop: () => halt.abort(),
	});
}

/** Names the run of a node that n8n runs again when an item fails; `undefined` for others. */
function runThatMayBeRepeated(context: IExecuteFunctions): string | undefined {
	const { id, retryOnFail } = context.getNode();
	if (!retryOnFail) return undefined;
	return `${context.getExecutionId()} ${id} ${context.evaluateExpression('{{ $runIndex }}', 0)}`;
}

/** The items of an operation in which they have to know of each other. */
function combined(items: Read[], combine: (items: unknown[]) => unknown[]): Read[] {
	const together = combine(items.map((item) => ('params' in item ? item.params : undefined)));
	return items.map((item, index) => ('error' in item ? item : { params: together[index] }));
}

/** Writes mistakes in our own code to n8n's log, with where they happened. */
export function logOwnMistakes(
	context: IExecuteFunctions,
	outcomes: Array<Outcome | undefined>,
): void {
	const errors = outcomes.map((outcome) => outcome && 'error' in outcome && outcome.error);
	for (const error of new Set(errors)) logOwnMistake(context, error);
}

/** Throws the error of the first failed item, if there is one. */
export function throwFirstError(
	context: IExecuteFunctions,
	outcomes: Array<Outcome | undefined>,
): void {
	for (const [item, outcome] of outcomes.entries()) {
		if (!outcome || !('error' in outcome)) continue;
		// Given up because of another item's failure, which comes later in the list.
		if (outcome.error instanceof AbortedError) continue;
		throw nodeError(context.getNode(), withRetry(context, outcome.error), item);
	}
}

/** Failures after which the same input can succeed: a person sets them right, or they pass. */
const WORTH_A_RETRY: FailureKind[] = ['notAdmin', 'sessionDown', 'rateLimit'];

/** n8n repeats a failed execution with the same input: for reads that is right, changes would be made twice. */
function withRetry(context: IExecuteFunctions, error: unknown): unknown {
	if (!(error instanceof WawpError) || !WORTH_A_RETRY.includes(error.kind)) return error;
	if (!chosenOperation(context).safe || context.getMode() === 'manual') return error;
	return error.with({
		advice: `${error.advice} Then repeat this with the same input: Executions > Retry.`,
	});
}

/** Says above the output what the single items say each for itself, such as who was not added. */
export function addHint(context: IExecuteFunctions, outcomes: Array<Outcome | undefined>): void {
	const done = outcomes.flatMap((outcome) => (outcome && 'output' in outcome ? [outcome] : []));
	// where nothing was done, its errors say it
	if (done.length === 0) return;
	const message = chosenOperation(context).hints?.(done.flatMap(jsonOf)).join(' ');
	if (message) context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

function jsonOf({ output }: { output: Output }): IDataObject[] {
	if (output instanceof OutputWithFiles) return [output.json];
	return Array.isArray(output) ? output : [output];
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
