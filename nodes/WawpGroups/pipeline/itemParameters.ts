import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { isObject } from '../../../lib/json';
import { cleanText } from '../../../lib/text';
import type { NamedGroup } from '../../../wawp/remembered';
import type { ItemParameters } from '../operations/Operation';
import { unwrapped } from './groupNames';

/**
 * The parameters of one input item.
 * @param written what the node holds, with its expressions
 * @param groups of this number, for fields that name one
 */
export function itemParameters(
	context: IExecuteFunctions,
	itemIndex: number,
	written: INodeParameters,
	groups: NamedGroup[],
): ItemParameters {
	let gaveNothing = false;
	return {
		get gaveNothing() {
			return gaveNothing;
		},
		get(name) {
			const value: unknown = context.getNodeParameter(name, itemIndex, null);
			gaveNothing = holdsExpression(written[name]) && isNothing(value);
			return unwrapped(value, groups);
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

function holdsExpression(written: unknown): boolean {
	if (typeof written === 'string') return written.startsWith('=');
	return isObject(written) || Array.isArray(written)
		? Object.values(written).some(holdsExpression)
		: false;
}

/** Whether a value is what an expression gives for a field that the input does not have. */
function isNothing(value: unknown): boolean {
	if (typeof value === 'string') return ['', 'undefined', 'null'].includes(cleanText(value));
	if (Array.isArray(value)) return value.every(isNothing);
	if (!isObject(value)) return value === null || value === undefined;
	// a picked value; of other objects, only what is in them
	return isNothing('value' in value ? value.value : Object.values(value));
}
