import { isResourceLocatorValue, type IExecuteFunctions, type INodeParameters } from 'n8n-workflow';
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
	let gaveNothing: ReadonlySet<string> = new Set();
	return {
		get gaveNothing() {
			return gaveNothing;
		},
		get(name) {
			const value: unknown = context.getNodeParameter(name, itemIndex, null);
			const blank = new Set<string>();
			gaveNothing = blank;
			return unwrapped(withoutNothing(name, written[name], value, blank), groups);
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

/**
 * A value, with null for whatever an expression gave nothing.
 * @param written the same with its expressions
 * @param blank gets the names of these fields
 */
function withoutNothing(
	name: string,
	written: unknown,
	value: unknown,
	blank: Set<string>,
): unknown {
	if (typeof written === 'string') {
		const isBlank = written.startsWith('=') && isNothing(valueOf(value));
		if (isBlank) blank.add(name);
		return isBlank ? null : value;
	}
	if (isResourceLocatorValue(written)) {
		if (!isResourceLocatorValue(value)) return withoutNothing(name, written.value, value, blank);
		return { ...value, value: withoutNothing(name, written.value, value.value, blank) };
	}
	if (Array.isArray(written) && Array.isArray(value)) {
		return value.map((each, index) => withoutNothing(name, written[index], each, blank));
	}
	if (!isObject(written) || !isObject(value)) return value;
	const inner = Object.entries(written).map(([key, each]) => [
		key,
		withoutNothing(key, each, value[key], blank),
	]);
	return { ...value, ...Object.fromEntries(inner) };
}

function valueOf(value: unknown): unknown {
	return isResourceLocatorValue(value) ? value.value : value;
}

/** Whether a value is what an expression gives for a field that the input does not have. */
function isNothing(value: unknown): boolean {
	if (typeof value === 'string') return ['', 'undefined', 'null'].includes(cleanText(value));
	if (Array.isArray(value)) return value.every(isNothing);
	return value === null || value === undefined;
}
