import type { INodeProperties } from 'n8n-workflow';
import { plainNumber } from '../../../../lib/json';

/** What the pipeline takes from Options. */
export interface RunOptions {
	/** For each request, in milliseconds. */
	timeoutMs: number;
	/** Reads in flight at once. */
	maxConcurrency: number;
}

const DEFAULT_TIMEOUT_SECONDS = 30;
const DEFAULT_CONCURRENCY = 10;
const MOST_CONCURRENCY = 50;

/** Options > Timeout. */
export const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 300 },
	default: DEFAULT_TIMEOUT_SECONDS,
	description: 'How long to wait for each answer of Wawp',
};

/** Options > Max Requests at Once. */
export const maxConcurrency: INodeProperties = {
	displayName: 'Max Requests at Once',
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_CONCURRENCY },
	default: DEFAULT_CONCURRENCY,
	description:
		'How many groups to ask about at the same time. A lower number is gentler on the WhatsApp number.',
};

/** The Options collection of an operation. */
export function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}

/** Options of operations that only read. */
export const readOptions = optionsField([maxConcurrency, timeout]);

/** Options of operations whose requests go one after another. */
export const writeOptions = optionsField([timeout]);

/** Reads the Options collection; values out of range are brought into it. */
export function parseRunOptions(options: unknown): RunOptions {
	const given = typeof options === 'object' && options !== null ? options : {};
	const seconds = 'timeout' in given ? plainNumber(given.timeout) : NaN;
	const most = 'maxConcurrency' in given ? plainNumber(given.maxConcurrency) : NaN;
	return {
		timeoutMs: 1000 * within(1, 300, seconds, DEFAULT_TIMEOUT_SECONDS),
		maxConcurrency: Math.floor(within(1, MOST_CONCURRENCY, most, DEFAULT_CONCURRENCY)),
	};
}

/** A number brought into a range; `otherwise` where it is none. */
export function within(least: number, most: number, value: number, otherwise: number): number {
	return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
}
