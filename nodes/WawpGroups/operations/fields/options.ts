import type { INodeProperties } from 'n8n-workflow';
import { asObject, plainNumber } from '../../../../lib/json';
import type { Pacing } from '../../../../wawp/account/pacing';

/** Options > Timeout. */
export const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 300 },
	default: 30,
	description: 'How long to wait for each answer from Wawp',
};

/** Options > Max Requests at Once. */
export const maxConcurrency: INodeProperties = {
	displayName: 'Max Requests at Once',
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 10,
	description:
		'How many requests may run at the same time, counted over all executions with this credential. If they set different numbers, the largest counts. A lower number is gentler on the WhatsApp number.',
};

/** Options > Wait for Wawp. */
export const maxWait: INodeProperties = {
	displayName: 'Wait for Wawp Up To (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3600 },
	default: 120,
	description:
		'How long an item may wait while Wawp or WhatsApp asks this number to slow down. After that it fails, and nothing is sent for it.',
};

/** Options > Pause Between Changes. */
export const pauseBetweenChanges: INodeProperties = {
	displayName: 'Pause Between Changes (Seconds)',
	name: 'pauseBetweenChanges',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 300 },
	default: 0,
	description:
		'The least time between two changes with this credential, whichever execution makes them. WhatsApp blocks numbers that add many people quickly.',
};

/** The Options collection of an operation, in the order of their names, as n8n's reviewers want it. */
export function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.toSorted((one, other) => (one.displayName < other.displayName ? -1 : 1)),
	};
}

/** Options of operations that only read. */
export const readOptions = optionsField([maxConcurrency, timeout, maxWait]);

/** Options of operations that change something. */
export const writeOptions = optionsField([pauseBetweenChanges, timeout, maxWait]);

/** Reads what the Options collection says of the pace. */
export function readPacing(given: unknown): Pacing & { atOnce: number } {
	const options = asObject(given);
	const seconds = (field: INodeProperties) => numberIn(field, options[field.name]);
	return {
		timeoutMs: 1000 * seconds(timeout),
		atOnce: Math.floor(numberIn(maxConcurrency, options.maxConcurrency)),
		maxWaitMs: 1000 * seconds(maxWait),
		canWaitLonger: seconds(maxWait) < Number(maxWait.typeOptions?.maxValue),
		changePauseMs: 1000 * seconds(pauseBetweenChanges),
	};
}

/** The number that a field holds, brought into its range; its default where it holds none. */
export function numberIn(field: INodeProperties, value: unknown): number {
	const { minValue = -Infinity, maxValue = Infinity } = field.typeOptions ?? {};
	const number = plainNumber(value);
	return Number.isFinite(number)
		? Math.min(maxValue, Math.max(minValue, number))
		: Number(field.default);
}
