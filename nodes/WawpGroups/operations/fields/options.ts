import type { INodeProperties } from 'n8n-workflow';
import { asObject, plainNumber } from '../../../../lib/json';
import type { Pacing } from '../../../../wawp/account/pacingOptions';

const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 300 },
	default: 30,
	description: 'How long to wait for each answer from Wawp',
};

const maxConcurrency: INodeProperties = {
	displayName: 'Max Requests at Once',
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 10,
	description:
		'How many requests may run at the same time, counted over all executions with this credential. If they set different numbers, the largest counts. A lower number is gentler on the WhatsApp number.',
};

const maxWait: INodeProperties = {
	displayName: 'Wait for Wawp Up To (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3600 },
	default: 120,
	description:
		'How long an item may wait while Wawp or WhatsApp asks this number to slow down. After that it fails, and nothing is sent for it.',
};

const pauseBetweenChanges: INodeProperties = {
	displayName: 'Pause Between Changes (Seconds)',
	name: 'pauseBetweenChanges',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 300 },
	default: 0,
	description:
		'The least time between two changes with this credential, whichever execution makes them. WhatsApp blocks numbers that add many people quickly.',
};

/** By the names of the options. Operations with the same ones share one object, by which properties.ts knows them. */
const fields = new Map<string, INodeProperties>();

/**
 * The Options of an operation: its own, and those that all reads or all changes have; in the order of their names, as
 * n8n's reviewers want it.
 */
export function optionsField(own: INodeProperties[], safe: boolean): INodeProperties {
	const pace = safe ? maxConcurrency : pauseBetweenChanges;
	const options = [...own, pace, timeout, maxWait].sort(byDisplayName);
	const key = options.map(({ name }) => name).join();
	const field: INodeProperties = fields.get(key) ?? {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
	fields.set(key, field);
	return field;
}

function byDisplayName(one: INodeProperties, other: INodeProperties): number {
	return one.displayName < other.displayName ? -1 : 1;
}

/** Reads what the Options collection says of the pace. */
export function readPacing(given: unknown): Pacing & { atOnce: number } {
	const options = asObject(given);
	const seconds = (field: INodeProperties) => numberIn(field, options[field.name]);
	return {
		timeoutMs: 1000 * seconds(timeout),
		atOnce: Math.floor(numberIn(maxConcurrency, options.maxConcurrency)),
		maxWaitMs: 1000 * seconds(maxWait),
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
