import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { groupEventItems, type GroupEventItem } from '../../wawp/events/groupEventItems';
import { isObject, objectAt, plainText, type JsonObject } from '../../lib/json';
import { masker } from '../../lib/mask';
import { readCredential } from '../../wawp/credential';
import type { Account } from '../../wawp/account';
import { knownName, noteName } from '../../wawp/groupNames';
import { isForeign } from '../../wawp/events/ownSession';
import { fingerprint } from '../../wawp/events/recentEvents';
import { isGenuine } from '../../wawp/events/signature';
import { isDataObject } from '../shared/itemJson';
import { nodeError } from '../shared/nodeError';
import { markOf, memoryFor, settleWithAnswer } from './handOver';
import { parsed, queryValue, rawBody, refuse } from './request';
import {
	isAutomatic,
	readFilter,
	readProofs,
	credentialForDeliveries,
	type TriggerFilter,
} from './settings';
import { readStore, type Store, type TriggerContext } from './store';

type Own = NonNullable<Store['own']>;

/** A join of a full group with its 1,024 members takes less than half of it. */
const LARGEST_BYTES = 1_000_000;

/**
 * Takes one delivery. It starts the workflow only if it is from Wawp, new, about this number's
 * session, and among what was chosen. All else is answered, and starts nothing.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = rawBody(context);
	if (body.byteLength > LARGEST_BYTES) return refuse(context, 413, 'The body is too large');
	const genuine = await isFromWawp(context, body);
	if (genuine === undefined) return refuse(context, 503, 'The trigger is not set up');
	if (!genuine) {
		logTurnedAway(context);
		return refuse(context, 401, 'The signature or the token is missing or wrong');
	}
	const delivery = parsed(body);
	if (!isObject(delivery)) return refuse(context, 400, 'The body is not a JSON object');

	const filter = filterOf(context);
	const { own, seen } = readStore(context);
	if (own && isAutomatic(context) && isForeign(delivery, own) && (await isKnown(context, own))) {
		const { name } = context.getNode();
		context.logger.info(`${name} has left out an event of another WhatsApp session or number`);
		return {};
	}
	const print = fingerprint(delivery, objectAt(delivery, 'payload'));
	const items = groupEventItems(delivery, Date.now(), own);
	const account = await knownAccount(context);
	// also where nobody listens to it
	if (account) for (const item of items) learnName(item, account);
	const { news, number, settle } = await memoryFor(context).decide(
		{
			print,
			name: plainText(delivery.event),
			items,
			isWanted: (item) => isWanted(item, filter),
		},
		seen,
	);
	if (news.length === 0) return {};
	settleWithAnswer(context, settle);
	const raw = filter.rawPayload ? await masked(context, delivery) : undefined;
	const mark = markOf(print, number);
	const nameOf = ({ subject, groupId }: GroupEventItem) =>
		subject ?? (account ? knownName(account, groupId) : null);
	const named = news.map((item) => ({ ...item, subject: nameOf(item) }));
	return { workflowData: [named.map((item) => ({ json: output(item, raw), ...mark }))] };
}

/** What a delivery tells of the name of its group; a change that may be about it makes what is known doubtful. */
function learnName({ groupId, subject, changes = {} }: GroupEventItem, account: Account): void {
	if (subject !== null) noteName(account, groupId, subject);
	else if (Object.keys(changes).some((key) => /^(name|subject|title|changes)$/i.test(key))) {
		account.groups.forget();
	}
}

async function secretForDeliveries(context: TriggerContext): Promise<string> {
	return (await credentialForDeliveries(context)).webhookSecret;
}

/**
 * Whether the known session is that of the credential as it is now. A run that began before the workflow was
 * published with another one saves at its end what was known then.
 */
async function isKnown(context: IWebhookFunctions, own: Own): Promise<boolean> {
	if (own.instanceId === undefined) return true;
	return readCredential(await context.getCredentials('wawpApi')).instanceId === own.instanceId;
}

/** What is known of this number's groups; nothing where that cannot be told, which is no reason to fail a delivery. */
async function knownAccount(context: IWebhookFunctions): Promise<Account | undefined> {
	return await credentialForDeliveries(context).then(
		({ account }) => account,
		() => undefined,
	);
}

/** `undefined` if it cannot be told, since credential or parameters cannot be read. */
async function isFromWawp(
	context: IWebhookFunctions,
	body: Uint8Array,
): Promise<boolean | undefined> {
	const headers = context.getHeaderData();
	try {
		const proofs = await readProofs(context, secretForDeliveries);
		const claims = {
			body,
			hmac: headers['x-webhook-hmac'],
			algorithm: headers['x-webhook-hmac-algorithm'],
			wawp: headers['x-wawp-signature'],
			token: queryValue(context.getQueryData(), 'token'),
		};
		return isGenuine(claims, proofs);
	} catch (error) {
		// Not thrown: n8n would start a run for it, whoever called.
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.error(`${context.getNode().name} cannot check who sends events: ${reason}`);
		return undefined;
	}
}

/** Nodes of which the log holds already that something was turned away. */
const told = new Set<string>();
const MOST_TOLD = 1_000;

/** Says it once for each node: whoever can call the URL must not be able to fill the log. */
function logTurnedAway(context: IWebhookFunctions): void {
	const key = JSON.stringify([context.getWorkflow().id, context.getNode().id]);
	if (told.has(key) || told.size >= MOST_TOLD) return;
	told.add(key);
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
		throw nodeError(context.getNode(), error);
	}
}

function isWanted({ event, groupId }: GroupEventItem, { events, groups }: TriggerFilter): boolean {
	return events.includes(event) && (groups.length === 0 || groups.includes(groupId));
}

/** What Wawp sent, without the access token, should it be in there. */
async function masked(context: IWebhookFunctions, delivery: JsonObject): Promise<unknown> {
	const { accessToken } = readCredential(await context.getCredentials('wawpApi'));
	return masker([accessToken])(delivery);
}

function output(item: GroupEventItem, raw: unknown): IDataObject {
	const json: unknown = raw === undefined ? item : { ...item, raw };
	return isDataObject(json) ? json : {};
}
