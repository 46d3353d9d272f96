import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { InputError, WawpError } from '../../wawp/failures/errors';

/**
 * An error as n8n shows it: what happened as its message, what to do as its description.
 * Built from our own words and the answer's one sentence only, so a saved execution holds no more.
 * n8n's own, such as one about a missing file, say it all already.
 * @param itemIndex counted from 0, as n8n's own views count
 */
export function nodeError(node: INode, error: unknown, itemIndex?: number): Error {
	if (error instanceof NodeOperationError || error instanceof NodeApiError) return error;
	const message = withItem(messageOf(error), itemIndex);
	const options = { message, description: descriptionOf(error), itemIndex };
	if (error instanceof WawpError) {
		const answer: JsonObject = { message };
		return new NodeApiError(node, answer, {
			...options,
			httpCode: String(error.facts.status ?? ''),
		});
	}
	return new NodeOperationError(node, message, { ...options, level: 'warning' });
}

/** What happened, in one sentence without a period. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function withItem(message: string, itemIndex: number | undefined): string {
	return itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;
}

/** What to do about it, with Wawp's own sentence if it gave one. */
export function descriptionOf(error: unknown): string | undefined {
	if (error instanceof InputError) return error.advice;
	if (!(error instanceof WawpError)) return undefined;
	const { said } = error.facts;
	return said ? `${error.advice} (Wawp's answer: "${said}")` : error.advice;
}
