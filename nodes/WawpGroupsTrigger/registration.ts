import { randomBytes } from 'crypto';
import { NodeApiError, NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { delay } from '../../lib/abort';
import { isThisComputer } from '../../wawp/baseUrl';
import { readCredential } from '../../wawp/credential';
import { InputError, WawpError } from '../../wawp/failures/errors';
import { wawpEventsFor } from '../../wawp/events/groupEvents';
import { ownSession } from '../../wawp/events/ownSession';
import type { Wanted } from '../../wawp/events/webhookList';
import { bringAbout, isBroughtAbout, type WorkOnList } from '../../wawp/events/webhooks';
import { connect } from '../shared/connect';
import { nodeError } from '../shared/nodeError';
import { MANUAL_STEPS } from './fields';
import { lookUpNames } from './groups';
import { demandNoneLeft, isLeft } from './leftBehind';
import { forgetCredential, isAutomatic, readFilter, readProofs, readUrlToken } from './settings';
import { readStore, writeStore, type Registered } from './store';

/**
 * Whether nothing is left to do at Wawp for this trigger to hear its events. With manual
 * registration that is so, once deliveries can prove that they are from Wawp.
 * @throws NodeApiError or NodeOperationError
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	return await withReason(context, async () => {
		forgetCredential(context);
		await lookUpNames(context);
		const { events } = readFilter(context);
		if (!isAutomatic(context)) {
			await demandProof(context);
			return true;
		}
		const token = readUrlToken(context) ?? readStore(context).urlToken;
		if (token === undefined) return false;
		const wanted = { url: ownUrl(context, token), events: wawpEventsFor(events) };
		return await isBroughtAbout(await connect(context), wanted, workOn(await placeOf(context)));
	});
}

/** Adds the webhook. Throws NodeApiError or NodeOperationError. */
export async function register(context: IHookFunctions): Promise<void> {
	await withReason(context, async () => {
		const { events } = readFilter(context);
		if (!isAutomatic(context)) return await demandProof(context);
		await demandReachable(context);
		const place = await placeOf(context);
		demandNoneLeft(context, place);
		const wawp = await connect(context);
		const { urlToken = randomBytes(24).toString('base64url') } = readStore(context);
		const { instanceId } = place;
		writeStore(context, { urlToken, own: { ...(await ownSession(wawp)), instanceId } });
		const { secret } = await readProofs(context);
		const wanted: Wanted = {
			url: ownUrl(context, readUrlToken(context) ?? urlToken),
			events: wawpEventsFor(events),
			secret,
		};
		// before it is added: whatever becomes of it, it is known where it may be
		writeStore(context, { registered: place });
		await bringAbout(wawp, wanted, workOn(place));
	});
}

/** How often it is tried to take the webhook away, and the pause before the second try in milliseconds. */
const TRIES = 3;
const FIRST_PAUSE = 2_000;

/**
 * Takes the webhook away, if it is there. Does not throw: n8n would only log that, and keep its own half of the
 * webhook. What is left is said in the log.
 */
export async function unregister(context: IHookFunctions): Promise<void> {
	if (!isAutomatic(context)) return;
	let { registered: place } = readStore(context);
	try {
		place = await placeOf(context);
		const isElsewhere = isLeft(context, place);
		await takeAway(context, place);
		if (!isElsewhere) writeStore(context, { registered: undefined });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const where = place ? ` ${place.instanceId}` : '';
		const url = context.getNodeWebhookUrl('default') ?? '';
		context.logger.error(
			`${context.getNode().name} could not take its webhook ${url} away: ${reason}. ` +
				`Wawp may go on to call it. Open wawp.net/account/connect, press Webhook on the card of instance${where}, and take this URL away there; or publish the workflow and unpublish it again.`,
		);
	}
}

async function takeAway(context: IHookFunctions, place: Registered, tried = 1): Promise<void> {
	const wanted: Wanted = { url: ownUrl(context) };
	const wawp = await connect(context);
	await bringAbout(wawp, wanted, workOn(place)).catch(async (error: unknown) => {
		if (tried === TRIES) throw error;
		await delay(FIRST_PAUSE * tried);
		await takeAway(context, place, tried + 1);
	});
}

/** Where the webhook is added with the credential as it is now. */
async function placeOf(context: IHookFunctions): Promise<Registered> {
	const { baseUrl, instanceId } = readCredential(await context.getCredentials('wawpApi'));
	return { address: ownUrl(context), baseUrl, instanceId };
}

/** Triggers of the same instance work on the same list. */
function workOn({ baseUrl, instanceId }: Registered): WorkOnList {
	return { pause: delay, key: JSON.stringify([baseUrl, instanceId]) };
}

/** Whoever knows the URL could send events otherwise, and so have people removed from a group. */
async function demandProof(context: IHookFunctions): Promise<void> {
	const { secret, token } = await readProofs(context);
	if (secret || token) return;
	throw new InputError(
		'"URL Token" is needed with manual registration',
		'Make up a token of at least 16 letters and digits, enter it under "URL Token", and add ?token= and the token to the end of the URL in the Wawp dashboard.',
	);
}

/** An n8n that does not know its public address would register one that leads nowhere. */
async function demandReachable(context: IHookFunctions): Promise<void> {
	const { baseUrl } = readCredential(await context.getCredentials('wawpApi'));
	const isLocal = (url: string) => isThisComputer(new URL(url).hostname);
	if (!isLocal(ownUrl(context)) || isLocal(baseUrl)) return;
	throw new InputError(
		`Wawp cannot reach this n8n at ${new URL(ownUrl(context)).origin}`,
		'Set the environment variable WEBHOOK_URL (N8N_WEBHOOK_URL in later versions of n8n) to the address under which the internet reaches it, then start n8n again.',
	);
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

async function withReason<T>(context: IHookFunctions, work: () => Promise<T>): Promise<T> {
	return await work().catch((error: unknown) => {
		throw registrationError(context, error);
	});
}

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
	const advice = error.kind === 'subscription' ? withoutPaidPlan(context) : error.advice;
	const message = `${error.message}. ${advice}`;
	return new NodeApiError(
		node,
		{ message },
		{ message, description: advice, httpCode: String(error.facts.status ?? '') },
	);
}

function withoutPaidPlan(context: IHookFunctions): string {
	// while the editor listens, it is the Test URL
	const url = (context.getNodeWebhookUrl('default') ?? '').replace('/webhook-test/', '/webhook/');
	return `Set "Registration" to Manual, make up a URL Token, and add the webhook yourself: ${MANUAL_STEPS} The URL is ${url}?token= with your URL Token at its end.`;
}
