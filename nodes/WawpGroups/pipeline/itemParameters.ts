import {
	isResourceLocatorValue,
	validateFieldType,
	type IExecuteFunctions,
	type INodeParameters,
	type INodeProperties,
} from 'n8n-workflow';
import { asObject, isObject } from '../../../lib/json';
import { cleanText } from '../../../lib/text';
import type { NamedGroup } from '../../../wawp/account/account';
import { InputError } from '../../../wawp/failures/errors';
import { onlyOne } from '../../../wawp/ids/listInput';
import type { ItemParameters } from '../operations/Operation';
import { plainValue } from './groupNames';

/**
 * The parameters of one input item. Form fields and lookups give lists also of one: a field that takes one value gets
 * that.
 * @param fields of the operation
 * @param written what the node holds, with its expressions
 * @param groups of this number, for fields that name one
 */
export function itemParameters(
	context: IExecuteFunctions,
	itemIndex: number,
	fields: INodeProperties[],
	written: INodeParameters,
	groups: NamedGroup[],
): ItemParameters {
	let gaveNothing: ReadonlySet<string> = new Set();
	const parameters: ItemParameters = {
		get gaveNothing() {
			return gaveNothing;
		},
		get(name) {
			const value: unknown = context.getNodeParameter(name, itemIndex, null);
			gaveNothing = new Set(blankFields(name, written[name], valueOf(value)));
			return single(plainValue(value, groups), name, fields);
		},
		option(name) {
			const options = fields.find((field) => field.name === 'options')?.options ?? [];
			const value = asObject(parameters.get('options'))[name];
			return single(
				value,
				name,
				options.filter((option) => 'type' in option),
			);
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
	return parameters;
}

/** The value that a field takes: the one of a list, a yes or no as such. Throws InputError for several. */
function single(value: unknown, name: string, fields: INodeProperties[]): unknown {
	const field = fields.find((each) => each.name === name);
	const takesOne = field && !field.typeOptions?.multipleValues && field.type !== 'resourceLocator';
	const one =
		takesOne && Array.isArray(value) ? onlyOne(value, field.displayName, 'values') : value;
	return field?.type === 'boolean' && !isNothing(one) ? yesOrNo(one, field.displayName) : one;
}

/** A yes or no, also as the text or number that spreadsheets and AI tools make of it. Throws InputError. */
function yesOrNo(value: unknown, label: string): boolean {
	const text = typeof value === 'string' ? cleanText(value) : value;
	const read = validateFieldType(label, text, 'boolean');
	if (read.valid && typeof read.newValue === 'boolean') return read.newValue;
	throw new InputError(`"${label}" must be true or false`, 'Check the expression of this field.');
}

/** The names of the fields in which an expression gave nothing: of this one, or of those within it. */
function blankFields(name: string, written: unknown, value: unknown): string[] {
	if (typeof written === 'string') {
		return written.startsWith('=') && isNothing(value) ? [name] : [];
	}
	if (isResourceLocatorValue(written)) return blankFields(name, written.value, valueOf(value));
	if (Array.isArray(written)) {
		const values: unknown[] = Array.isArray(value) ? value : [];
		return written.flatMap((each, index) => blankFields(name, each, values[index]));
	}
	if (!isObject(written)) return [];
	const values = isObject(value) ? value : {};
	return Object.entries(written).flatMap(([key, each]) => blankFields(key, each, values[key]));
}

function valueOf(value: unknown): unknown {
	return isResourceLocatorValue(value) ? value.value : value;
}

/** Whether a value is what an expression gives for a field that the input does not have. */
function isNothing(value: unknown): boolean {
	if (typeof value === 'string') return ['', 'undefined', 'null'].includes(cleanText(value));
	if (Array.isArray(value)) return value.every(isNothing);
	return value === null || value === undefined || Number.isNaN(value);
}
