import type { INodeProperties } from 'n8n-workflow';
import { isObject, plainNumber } from '../../../../lib/json';
import { DEFAULT_AT_ONCE, DEFAULT_PACING, type Pacing } from '../../../../wawp/account/pacing';
import type { ItemParameters } from '../Operation';

const MOST_TIMEOUT_SECONDS = 300;
const MOST_AT_ONCE = 50;
const MOST_WAIT_SECONDS = 3600;
const MOST_PAUSE_SECONDS = 300;

/** Options > Timeout. */
export const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_TIMEOUT_SECONDS },
	default: 30,
	description: 'How long to wait for each answer of Wawp',
};

/** Options > Max Requests at Once. */
export const maxConcurrency: INodeProperties = {
	displayName: 'Max Requests at Once',
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_AT_ONCE },
	default: 10,
	description:
		'How many requests may be under way at the same time, all executions with this credential together. Where these differ, the largest number counts. A lower one is gentler on the WhatsApp number.',
};

/** Options > Wait for Wawp. */
export const maxWait: INodeProperties = {
	displayName: 'Wait for Wawp Up To (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MOST_WAIT_SECONDS },
	default: 120,
	description:
		'How long an item may wait while Wawp or WhatsApp asks this number to slow down. After that it fails, and nothing is sent for it.',
};

/** Options > Pause Between Changes. */
export const pauseBetweenChanges: INodeProperties = {
	displayName: 'Pause Between Changes (Seconds)',
	name: 'pauseBetweenChanges',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MOST_PAUSE_SECONDS },
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

/** Reads what the Options collection says of the pace; values out of range are brought into it. */
export function readPacing(options: unknown): Pacing & { atOnce: number } {
	const given = isObject(options) ? options : {};
	const number = (name: string, least: number, most: number, otherwise: number) =>
		within(least, most, plainNumber(given[name]), otherwise);
	const seconds = (name: string, least: number, most: number, otherwiseMs: number) =>
		1000 * number(name, least, most, otherwiseMs / 1000);
	const { timeoutMs, maxWaitMs, changePauseMs } = DEFAULT_PACING;
	const wait = seconds('maxWait', 0, MOST_WAIT_SECONDS, maxWaitMs);
	return {
		timeoutMs: seconds('timeout', 1, MOST_TIMEOUT_SECONDS, timeoutMs),
		atOnce: Math.floor(number('maxConcurrency', 1, MOST_AT_ONCE, DEFAULT_AT_ONCE)),
		maxWaitMs: wait,
		canWaitLonger: wait < 1000 * MOST_WAIT_SECONDS,
		changePauseMs: seconds('pauseBetweenChanges', 0, MOST_PAUSE_SECONDS, changePauseMs),
	};
}

/** A number brought into a range; `otherwise` where it is none. */
export function within(least: number, most: number, value: number, otherwise: number): number {
	return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
}

/** Whether an option of this name is on. */
export function isOn(item: ItemParameters, name: string): boolean {
	const options = item.get('options');
	return isObject(options) && options[name] === true;
}
