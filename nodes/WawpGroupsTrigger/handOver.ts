import { randomBytes } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { delay } from '../../lib/abort';
import { objectAt, textOrNull } from '../../lib/json';
import { memoryOf, type DeliveryMemory } from './memory';
import { saveSeen } from './store';

/** Under which an item carries what it was started by, from the webhook to the run. */
const DELIVERY = 'wawpDelivery';
/** A run in another process must not settle a delivery of this one. */
const PROCESS = randomBytes(8).toString('hex');

/** The run that a delivery has started: now n8n has taken it over. */
export function begin(context: IExecuteFunctions): INodeExecutionData[] {
	const items = context.getInputData();
	const [first] = items;
	const { print, number, process } = objectAt(first, DELIVERY);
	if (typeof number === 'number' && process === PROCESS) memoryFor(context).begun(number);
	const known = textOrNull(print);
	if (known !== null) saveSeen(context, [known]);
	return items.map(({ json }, item) => ({ json, pairedItem: { item } }));
}

/** The memory of the trigger that a delivery or a run is of. */
export function memoryFor(context: IWebhookFunctions | IExecuteFunctions): DeliveryMemory {
	return memoryOf(
		JSON.stringify([context.getWorkflow().id, context.getNode().id, context.getMode()]),
	);
}

/** Where the caller has gone, for how long a run may still begin, in milliseconds. */
const STILL_BEGINS = 10_000;

/**
 * Wawp sends a delivery again unless it gets a good answer: so that, or its run, counts as taken over. Where the
 * caller has gone, n8n may start the run all the same; if it does not show, it is better started twice than never.
 */
export function settleWithAnswer(
	context: IWebhookFunctions,
	settle: (isHandedOver: boolean) => void,
) {
	const response = context.getResponseObject();
	const gone = () => void delay(STILL_BEGINS).then(() => settle(false));
	if (response.closed) return gone();
	response.once('finish', () => settle(response.statusCode < 300));
	response.once('close', () => {
		if (!response.writableFinished) gone();
	});
}

/** What the items of a delivery carry, besides their JSON. */
export function markOf(print: string | undefined, number: number) {
	return { [DELIVERY]: { print: print ?? '', number, process: PROCESS } };
}
