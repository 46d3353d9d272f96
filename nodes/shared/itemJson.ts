import type { IDataObject, INode } from 'n8n-workflow';
import { isObject } from '../../lib/json';
import { WawpError } from '../../wawp/failures/errors';
import { descriptionOf, isOwnMistake, messageOf } from './nodeError';

/** Whether n8n can take it as an item's JSON. For values that came out of JSON. */
export function isDataObject(value: unknown): value is IDataObject {
	return isObject(value);
}

/**
 * What the output item of a failed input item holds.
 *
 * On the error output only `error` and `message`, to which n8n adds the input: with any other key
 * n8n 1 takes the item for a good one, and sends it on.
 */
export function errorJson(node: INode, error: unknown, itemIndex: number): IDataObject {
	const advice = descriptionOf(error);
	const message = messageOf(error);
	const texts = { error: message, message: advice ? `${message}. ${advice}` : message };
	return node.onError === 'continueErrorOutput'
		? texts
		: { ...texts, details: detailsOf(error, itemIndex) };
}

function detailsOf(error: unknown, itemIndex: number): IDataObject {
	const isWawps = error instanceof WawpError;
	return {
		reason: isWawps ? error.kind : isOwnMistake(error) ? 'nodeFault' : 'invalidInput',
		httpStatus: isWawps ? (error.facts.status ?? null) : null,
		item: itemIndex,
	};
}
