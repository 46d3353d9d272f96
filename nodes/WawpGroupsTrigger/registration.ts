import { createHmac } from 'crypto';
import { NodeApiError, NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { isThisComputer } from '../../wawp/account/baseUrl';
import { readCredential, type WawpCredential } from '../../wawp/account/credential';
import { asIs, change } from '../../wawp/change';
import type { WawpClient } from '../../wawp/client';
import { deleteWebhook, listWebhooks, setWebhook } from '../../wawp/contract/webhooks';
import { wawpEventsFor } from '../../wawp/events/groupEvents';
import { ownSession } from '../../wawp/events/ownSession';
import { InputError, WawpError } from '../../wawp/failures/errors';
import { connect } from '../shared/connect';
import { nodeError } from '../shared/nodeError';
import { MANUAL_STEPS } from './fields';
import {
	forgetCredential,
	isAutomatic,
	lookUpNames,
	readFilter,
	readProofs,
	readUrlToken,
} from './settings';
import { readStore, writeStore, type Place } from './store';

/**
 * Whether nothing is left to do for this trigger to hear its events: with manual registration so, once deliveries can
 * prove that they are from Wawp. An own webhook is always set again, which leaves it as it is if it is right.
 * @throws NodeApiError or NodeOperationError
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	return await withReason(context, async () => {
		forgetCredential(context);
		await lookUpNames(context);
		readFilter(context);
		const { secret, token } = readProofs(context, await credentialOf(context));
		if (isAutomatic(context)) return false;
		if (secret || token) return true;
		// whoever knows the URL could send events otherwise, and so have people removed from a group
		throw new InputError(
			'"URL Token" is needed with manual registration',
			'Make up a token of at least 16 letters and digits, enter it under "URL Token", and add ?token= and the token to the end of the URL in the Wawp dashboard.',
		);
	});
}

/** Adds the webhook. Throws NodeApiError or NodeOperationError. */
export async function register(context: IHookFunctions): Promise<void> {
	await withReason(context, async () => {
		const credential = await credentialOf(context);
		demandReachable(context, credential);
		const wawp = await connect(context);
		const { registered } = readStore(context);
		const { baseUrl, instanceId } = credential;
		const urlToken = ownToken(context, credential);
		const url = ownUrl(context, readUrlToken(context) ?? urlToken);
		const place: Place = { url, baseUrl, instanceId };
		const own = { ...(await ownSession(wawp)), instanceId };
		if (registered && !isTest(context)) await takeFormerAway(context, wawp, registered, place);
		// before it is added: whatever becomes of it, it is known where it may be
		writeStore(context, { urlToken, own, ...(!isTest(context) && { registered: place }) });
		const { secret } = readProofs(context, credential);
		const events = wawpEventsFor(readFilter(context).events);
		const look = async () => await isListed(wawp, url);
		const kept = await change(wawp, setWebhook, { url, events, secret }, asIs, look);
		if (kept === false) throw new WawpError('webhookNotKept');
		if (kept) return;
		const { name } = context.getNode();
		context.logger.warn(`${name} has added its webhook, and cannot see whether Wawp has kept it`);
	});
}

/** Whether Wawp has a webhook at this address. Throws WawpError. */
async function isListed(wawp: WawpClient, url: string): Promise<boolean> {
	return (await wawp.ask(listWebhooks, {})).map(addressOf).includes(addressOf(url));
}

/** Takes a webhook away. No page says what Wawp answers, so the list tells. Throws where it is still there. */
async function takeAway(wawp: WawpClient, url: string): Promise<void> {
	const isGone = async () => !(await isListed(wawp, url));
	const look = async () => (await isGone()) && true;
	const gone = await change(wawp, deleteWebhook, { url }, asIs, look).catch(
		async (error: unknown) => {
			if (await isGone().catch(() => false)) return true;
			throw error;
		},
	);
	if (gone === false) throw new Error('Wawp still lists it');
}

/** A webhook that was added before, under another URL or at another instance. */
async function takeFormerAway(
	context: IHookFunctions,
	wawp: WawpClient,
	former: Place,
	place: Place,
): Promise<void> {
	const isSameInstance = former.baseUrl === place.baseUrl && former.instanceId === place.instanceId;
	if (isSameInstance && former.url === place.url) return;
	// An n8n that starts with another address may be a copy: the webhook is the original's.
	const isCopy =
		context.getActivationMode() === 'init' && addressOf(former.url) !== addressOf(place.url);
	if (!isSameInstance || isCopy) return logLeft(context, former, 'it was added there before');
	await takeAway(wawp, former.url).catch((error: unknown) => {
		logLeft(context, former, reasonOf(error));
	});
}

/**
 * Takes the webhook away. Does not throw: n8n would only log that, and keep its own half of the webhook. What is left
 * is said in the log.
 */
export async function unregister(context: IHookFunctions): Promise<void> {
	if (!isAutomatic(context)) return;
	const { registered } = readStore(context);
	let place = registered;
	try {
		const own = ownUrl(context);
		const credential = await credentialOf(context);
		const { baseUrl, instanceId } = credential;
		// the editor listens at another URL, which is not kept
		const isKept = registered && addressOf(registered.url) === own;
		const token = readUrlToken(context) ?? ownToken(context, credential);
		place = isKept ? registered : { url: ownUrl(context, token), baseUrl, instanceId };
		if (place.baseUrl !== baseUrl || place.instanceId !== instanceId) {
			return logLeft(context, place, 'the credential is for another instance now');
		}
		await takeAway(await connect(context), place.url);
		if (isKept) writeStore(context, { registered: undefined });
	} catch (error) {
		logLeft(context, place, reasonOf(error));
	}
}

/** While the editor listens, it does so at another URL, and nothing of it is kept. */
function isTest(context: IHookFunctions): boolean {
	return context.getActivationMode() === 'manual';
}

function logLeft(context: IHookFunctions, place: Place | undefined, reason: string): void {
	const { url = context.getNodeWebhookUrl('default') ?? '', instanceId = '' } = place ?? {};
	context.logger.error(
		`${context.getNode().name} has left its webhook ${addressOf(url)} at the Wawp instance ${instanceId}: ${reason}. ` +
			'Wawp may go on to call it. If nothing else uses it, open wawp.net/account/connect, press Webhook on the card of this instance, and take the URL away there.',
	);
}

async function credentialOf(context: IHookFunctions): Promise<WawpCredential> {
	return readCredential(await context.getCredentials('wawpApi'));
}

/** An n8n that does not know its public address would register one that leads nowhere. */
function demandReachable(context: IHookFunctions, { baseUrl }: WawpCredential): void {
	const isLocal = (url: string) => isThisComputer(new URL(url).hostname);
	if (!isLocal(ownUrl(context)) || isLocal(baseUrl)) return;
	throw new InputError(
		`Wawp cannot reach this n8n at ${new URL(ownUrl(context)).origin}`,
		'Set the environment variable WEBHOOK_URL (N8N_WEBHOOK_URL in later versions of n8n) to the address under which the internet reaches it, then start n8n again.',
	);
}

/**
 * The token that this node has made for its URL. It can be made again: n8n saves nothing of a publication that failed,
 * and the webhook has to be taken away all the same.
 */
function ownToken(context: IHookFunctions, { accessToken }: WawpCredential): string {
	const made = createHmac('sha256', accessToken).update(ownUrl(context)).digest('base64url');
	return readStore(context).urlToken ?? made.slice(0, 32);
}

function ownUrl(context: IHookFunctions, token?: string): string {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined || !URL.canParse(url)) {
		throw new InputError(
			'n8n gave this node no webhook URL',
			'Check the environment variable WEBHOOK_URL of n8n (N8N_WEBHOOK_URL in later versions).',
		);
	}
	const full = new URL(url);
	if (token !== undefined) full.searchParams.set('token', token);
	return full.href;
}

/** Without the token. */
function addressOf(url: string): string {
	return url.split('?', 1).join('');
}

async function withReason<T>(context: IHookFunctions, work: () => Promise<T>): Promise<T> {
	return await work().catch((error: unknown) => {
		throw registrationError(context, error);
	});
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** A plan, or a server, without the paths by which a webhook is added: it can be done by hand. */
const BY_HAND = ['subscription', 'noSuchPath', 'notFound'];

/**
 * Why a trigger could not be activated. n8n shows only the message of such an error, so what to do
 * stands in it as well.
 */
function registrationError(context: IHookFunctions, error: unknown): Error {
	const node = context.getNode();
	if (error instanceof InputError) {
		const message = `${error.message}. ${error.advice}`;
		return new NodeOperationError(node, message, { level: 'warning' });
	}
	if (!(error instanceof WawpError)) return nodeError(node, error);
	const advice = BY_HAND.includes(error.kind) ? howByHand(context) : error.advice;
	const message = error.withSaid(`${error.message}. ${advice}`);
	const httpCode = String(error.facts.status ?? '');
	return new NodeApiError(node, { message }, { message, description: advice, httpCode });
}

function howByHand(context: IHookFunctions): string {
	// while the editor listens, it is the Test URL
	const url = (context.getNodeWebhookUrl('default') ?? '').replace('/webhook-test/', '/webhook/');
	return `Set "Registration" to Manual, make up a URL Token, and add the webhook yourself: ${MANUAL_STEPS} The URL is ${url}?token= with your URL Token at its end.`;
}
