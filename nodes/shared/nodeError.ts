import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INode,
	type JsonObject,
} from 'n8n-workflow';
import { InputError, WawpError } from '../../wawp/failures/errors';
import { textsOf } from '../../wawp/failures/kinds';

/**
 * An error as n8n shows it: what happened as its message, what to do as its description.
 * Built from our own words and the answer's one sentence only, so a saved execution holds no more.
 * n8n's own, such as one about a missing file, say it all already.
 * @param itemIndex counted from 0, as n8n's own views count
 */
export function nodeError(node: INode, error: unknown, itemIndex?: number): Error {
	if (error instanceof NodeOperationError || error instanceof NodeApiError) return error;
	if (isOwnMistake(error)) {
		const message = withItem(OWN_MISTAKE, itemIndex);
		return new NodeOperationError(node, message, {
			description: REPORT_IT,
			itemIndex,
			failure: { cause: 'node-defect' },
		});
	}
	const message = withItem(messageOf(error), itemIndex);
	const options = { message, description: descriptionOf(error), itemIndex };
	if (error instanceof WawpError) {
		const answer: JsonObject = { message };
		return new NodeApiError(node, answer, {
			...options,
			httpCode: String(error.facts.status ?? ''),
			failure: failureOf(error),
		});
	}
	return new NodeOperationError(node, message, { ...options, level: 'warning' });
}

/** Why it failed, for n8n from 2.41 on; only where the answer proves it. Older ones do not look at it. */
function failureOf({ kind, facts: { retryAfterMs } }: WawpError): Failure {
	const { cause } = textsOf(kind);
	if (cause === undefined) return undefined;
	const isTimed = cause !== 'credential-invalid' && cause !== 'configuration-invalid';
	return isTimed ? { cause, retryAfterMs } : { cause };
}

type Failure = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>['failure'];

const OWN_MISTAKE = 'A fault in this node stopped it';
const REPORT_IT =
	"Your workflow is not the cause. Please report it to the authors of this node, with what n8n's log says about it.";

const OWN = /^(Type|Range|Reference|Syntax|Eval|URI)Error$/;

/** Whether an error comes from a mistake in our own code. */
export function isOwnMistake(error: unknown): error is Error {
	return error instanceof Error && OWN.test(error.name);
}

/** Writes a mistake in our own code to n8n's log, with where it happened; nothing for other errors. */
export function logOwnMistake({ logger }: Pick<IExecuteFunctions, 'logger'>, error: unknown): void {
	if (isOwnMistake(error)) logger.error(`Wawp Groups: ${error.stack ?? error.message}`);
}

/** What happened, in one sentence without a period. */
export function messageOf(error: unknown): string {
	if (isOwnMistake(error)) return OWN_MISTAKE;
	return error instanceof Error ? error.message : String(error);
}

function withItem(message: string, itemIndex: number | undefined): string {
	return itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;
}

/** What to do about it, with Wawp's own sentence if it gave one. */
export function descriptionOf(error: unknown): string | undefined {
	if (isOwnMistake(error)) return REPORT_IT;
	if (error instanceof NodeOperationError) return error.description ?? undefined;
	if (error instanceof InputError) return error.advice;
	return error instanceof WawpError ? error.withSaid(error.advice) : undefined;
}
