import { randomBytes } from 'crypto';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { delay } from '../../lib/abort';
import { isObject, objectAt, parsedJson, textOrNull } from '../../lib/json';
import { masker } from '../../lib/mask';
import { Memory } from '../../lib/memory';
import { groupEventItems, type GroupEventItem } from '../../wawp/events/deliveries';
import { DeliveryMemory, type Decision, type News } from '../../wawp/events/deliveryMemory';
import { isForeign } from '../../wawp/events/ownSession';
import { isGenuine, type Proofs } from '../../wawp/events/signature';
import { knownName, noteName } from '../../wawp/groups/names';
import { isDataObject } from '../shared/itemJson';
import { logOwnMistake, nodeError } from '../shared/nodeError';
import { withPhonesSoon } from './hiddenNumbers';
import {
	credentialForDeliveries,
	isAutomatic,
	readFilter,
	readProofs,
	type KnownCredential,
	type TriggerFilter,
} from './settings';
import { readSaved, readStore, save, toldIn } from './store';

/** A join of a full group with its 1,024 members takes less than half of it. */
const LARGEST_BYTES = 1_000_000;

/**
 * Takes one delivery. It starts the workflow only if it is from Wawp, about this number's session, among what was
 * chosen, and new. All else is answered, and starts nothing.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = bodyOf(context);
	if (body.byteLength > LARGEST_BYTES) return refuse(context, 413, 'The body is too large');
	const known = await knownTo(context);
	if (known === undefined) return refuse(context, 503, 'The trigger is not set up');
	if (!isGenuine(claimsOf(context, body), known.proofs)) {
		logTurnedAway(context);
		return refuse(context, 401, 'The signature or the token is missing or wrong');
	}
	const delivery = parsedJson(new TextDecoder().decode(body));
	if (!isObject(delivery)) return refuse(context, 400, 'The body is not a JSON object');
	const { own } = readStore(context);
	const isOwn = own?.instanceId === undefined || own.instanceId === known.credential.instanceId;
	if (own && isOwn && isAutomatic(context) && isForeign(delivery, own)) return {};

	const filter = filterOf(context);
	const items = groupEventItems(delivery, Date.now(), own?.number ? [own.number] : []);
	for (const item of items) learnName(item, known);
	const decision = await memoryOf(context).decide(
		{
			id: textOrNull(delivery.id) ?? undefined,
			items,
			isWanted: ({ event, groupId }) =>
				filter.events.includes(event) &&
				(filter.groups.length === 0 || filter.groups.includes(groupId)),
		},
		readSaved(context),
	);
	if (decision.news.length === 0) return {};
	settleWithAnswer(context, decision.settle);
	const news = filter.looksUp
		? await withPhonesSoon(context, known.account, decision.news)
		: decision.news;
	const raw = filter.rawPayload ? masked(delivery, known) : undefined;
	const rows = news.map((item) => ({ json: outputOf(item, known, raw), ...markOf(decision) }));
	return { workflowData: [rows] };
}

/** The body. n8n has read it before it calls the node; for a form with files it has not. */
function bodyOf(context: IWebhookFunctions): Uint8Array {
	const { rawBody: bytes }: { rawBody?: Uint8Array } = context.getRequestObject();
	return bytes ?? new Uint8Array();
}

/** Answers in n8n's place, and starts nothing. */
function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	const response = context.getResponseObject();
	response.writeHead(status, { 'Content-Type': 'application/json' });
	response.end(JSON.stringify({ message }));
	return { noWebhookResponse: true };
}

type Known = KnownCredential & { proofs: Proofs };

/** What the node needs to check a delivery; `undefined` where credential or parameters cannot be read. */
async function knownTo(context: IWebhookFunctions): Promise<Known | undefined> {
	try {
		const known = await credentialForDeliveries(context);
		return { ...known, proofs: readProofs(context, known.credential) };
	} catch (error) {
		// Not thrown: n8n would start a run for it, whoever called.
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.error(`${context.getNode().name} cannot check who sends events: ${reason}`);
		return undefined;
	}
}

function claimsOf(context: IWebhookFunctions, body: Uint8Array) {
	const headers = context.getHeaderData();
	const query: object = context.getQueryData();
	return {
		body,
		hmac: headers['x-webhook-hmac'],
		algorithm: headers['x-webhook-hmac-algorithm'],
		wawp: headers['x-wawp-signature'],
		token: 'token' in query ? query.token : undefined,
	};
}

/** Nodes of which the log holds already that something was turned away. */
const toldOf = new Memory<true>();

/** Says it once for each node: whoever can call the URL must not be able to fill the log. */
function logTurnedAway(context: IWebhookFunctions): void {
	const key = keyOf(context);
	if (toldOf.peek(key)) return;
	toldOf.set(key, true);
	const { name } = context.getNode();
	const headers = ['x-wawp-signature', 'x-webhook-hmac'].filter(
		(header) => header in context.getHeaderData(),
	);
	const signature = headers.length > 0 ? `its ${headers.join(' and ')}` : 'no signature';
	context.logger.warn(
		`${name} has turned away a delivery with ${signature}: the signature or the token in the URL is missing or wrong. ` +
			'If Wawp sent it, compare the end of the URL in the Wawp dashboard (?token=) with the URL Token, and Webhook Secret in the Wawp credential with the one there. Then publish the workflow again. This is said once.',
	);
}

/** Checked at activation; only an expression can make it wrong later. Then the run shows why. */
function filterOf(context: IWebhookFunctions): TriggerFilter {
	try {
		return readFilter(context);
	} catch (error) {
		logOwnMistake(context, error);
		throw nodeError(context.getNode(), error);
	}
}

/** What a delivery tells of the name of its group; one that does not say what has changed makes it doubtful. */
function learnName({ groupId, subject, state }: GroupEventItem, { account }: Known): void {
	if (subject !== null) noteName(account, groupId, subject);
	else if (state && Object.keys(state).length === 0) account.names.forget();
}

/** What Wawp sent, without anything that lets somebody in. */
function masked(delivery: object, { credential, proofs }: Known): unknown {
	const { accessToken, webhookSecret } = credential;
	return masker([accessToken, webhookSecret, proofs.token ?? ''])(delivery);
}

function outputOf({ timestamp, ...item }: News, { account }: Known, raw: unknown): IDataObject {
	const subject = item.subject ?? knownName(account, item.groupId);
	const json: unknown = { ...item, subject, timestamp, ...(raw !== undefined && { raw }) };
	return isDataObject(json) ? json : {};
}

const memories = new Memory<DeliveryMemory>();

/** The memory of a trigger in this process. */
function memoryOf(context: IWebhookFunctions | IExecuteFunctions): DeliveryMemory {
	const key = keyOf(context);
	const memory = memories.peek(key) ?? new DeliveryMemory();
	memories.set(key, memory);
	return memory;
}

function keyOf(context: IWebhookFunctions | IExecuteFunctions): string {
	return JSON.stringify([context.getWorkflow().id, context.getNode().id, context.getMode()]);
}

/** Under which an item carries what it was started by, from the webhook to the run. */
const DELIVERY = 'wawpDelivery';
/** A run in another process must not settle a delivery of this one. */
const PROCESS = randomBytes(8).toString('hex');

function markOf({ print, number, told }: Decision) {
	return { [DELIVERY]: { print: print ?? '', number, told, process: PROCESS } };
}

/** The run that a delivery has started: now n8n has taken it over. */
export function begin(context: IExecuteFunctions): INodeExecutionData[] {
	const items = context.getInputData();
	const [first] = items;
	const { print, number, told, process } = objectAt(first, DELIVERY);
	if (typeof number === 'number' && process === PROCESS) memoryOf(context).begun(number);
	save(context, textOrNull(print) ?? undefined, toldIn(told));
	return items.map(({ json }, item) => ({ json, pairedItem: { item } }));
}

/** Where the caller has gone, for how long a run may still begin, in milliseconds. */
const STILL_BEGINS = 10_000;

/**
 * Wawp sends a delivery again unless it gets a good answer: so that, or its run, counts as taken over. Where the
 * caller has gone, n8n may start the run all the same; if it does not show, it is better started twice than never.
 */
function settleWithAnswer(context: IWebhookFunctions, settle: (isTakenOver: boolean) => void) {
	const response = context.getResponseObject();
	const gone = () => void delay(STILL_BEGINS).then(() => settle(false));
	if (response.closed) return gone();
	response.once('close', () => {
		if (response.writableFinished) settle(response.statusCode < 300);
		else gone();
	});
}
