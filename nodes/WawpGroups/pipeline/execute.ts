import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { AbortedError } from '../../../lib/abort';
import { WawpError } from '../../../wawp/failures/errors';
import type { FailureKind } from '../../../wawp/failures/kinds';
import { connect } from '../../shared/connect';
import { isOwnMistake, nodeError } from '../../shared/nodeError';
import { findOperation } from '../operations';
import { readPacing } from '../operations/fields/options';
import { loadFor } from '../operations/fields/participants';
import type { ItemParameters, Job, Operation } from '../operations/Operation';
import { groupsIfNamed } from './groupNames';
import { itemParameters } from './itemParameters';
import { runPlan, type Outcome } from './plan';
import { Yielder } from './yielder';

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
		if (!keepGoing || error instanceof AbortedError) throw toNodeError(context, error);
		// n8n would pass the input on through the success output, without a link and without an error.
		return context.getInputData().map(() => ({ error }));
	}
}

function toNodeError(context: IExecuteFunctions, error: unknown): unknown {
	return error instanceof AbortedError ? error : nodeError(context.getNode(), error);
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
	await operation.warmUp?.(wawp, options);
	const itemAt = (itemIndex: number) => itemParameters(context, itemIndex, parameters, groups);
	const count = context.getInputData().length;
	const run = operation.safe ? undefined : runThatMayBeRepeated(context);

	return await runPlan({
		count,
		safe: operation.safe,
		maxConcurrency: atOnce,
		keepGoing,
		cancelled,
		prepare: await preparation(operation, count, itemAt),
		async execute(job, itemIndex) {
			if (run) wawp.startItem(`${run} ${itemIndex}`);
			return await job.run(wawp);
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

/** How an item is read: when it is its turn, or all before the first where they have to know of each other. */
async function preparation(
	operation: Operation,
	count: number,
	itemAt: (itemIndex: number) => ItemParameters,
): Promise<(itemIndex: number) => Job> {
	const collector = operation.collect?.();
	if (!collector) return (itemIndex) => operation.prepare(itemAt(itemIndex));
	const yielder = new Yielder();
	for (let i = 0; i < count; i++) {
		collector.add(itemAt(i));
		if (yielder.isDue()) await yielder.pause();
	}
	const jobs = collector.jobs();
	return (itemIndex) => {
		const job = jobs[itemIndex];
		if (job && 'error' in job) throw job.error;
		return job ?? operation.prepare(itemAt(itemIndex));
	};
}

/** Writes mistakes in our own code to n8n's log, with where they happened. */
export function logOwnMistakes(
	context: IExecuteFunctions,
	outcomes: Array<Outcome | undefined>,
): void {
	const errors = outcomes.map((outcome) => outcome && 'error' in outcome && outcome.error);
	for (const error of new Set(errors)) {
		if (isOwnMistake(error)) context.logger.error(`Wawp Groups: ${error.stack ?? error.message}`);
	}
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

/** What a person can set right, or what passes. */
const PASSING: FailureKind[] = ['notAdmin', 'sessionDown', 'rateLimit'];

/** n8n repeats a failed execution with the same input: for reads that is right, changes would be made twice. */
function withRetry(context: IExecuteFunctions, error: unknown): unknown {
	if (!(error instanceof WawpError) || !PASSING.includes(error.kind)) return error;
	if (!chosenOperation(context).safe || context.getMode() === 'manual') return error;
	const advice = `${error.advice} Then repeat this with the same input: Executions > Retry.`;
	return new WawpError(error.kind, { ...error.facts, advice }, error.answer);
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
