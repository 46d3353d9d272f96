import { accountOf, type Account } from '../../wawp/account';
import { readCredential } from '../../wawp/credential';
import { InputError } from '../../wawp/failures/errors';
import { isGroupEvent, type GroupEvent } from '../../wawp/events/groupEvents';
import { Cache } from '../../lib/cache';
import { objectAt, plainText } from '../../lib/json';
import type { Proofs } from '../../wawp/events/signature';
import { readGroups } from './groups';
import { readStore, type TriggerContext } from './store';

/** What starts the workflow. */
export interface TriggerFilter {
	events: GroupEvent[];
	/** Group IDs; all groups if empty. */
	groups: string[];
	rawPayload: boolean;
}

/** Reads Events, Groups and Options. Throws InputError if nothing, or not all, can be listened to. */
export function readFilter(context: TriggerContext): TriggerFilter {
	const chosen: unknown = context.getNodeParameter('events', []);
	const events = Array.isArray(chosen) ? chosen.filter(isGroupEvent) : [];
	if (events.length === 0) {
		throw new InputError('"Events" is empty', 'Choose at least one event.');
	}
	return {
		events,
		groups: readGroups(context),
		rawPayload:
			objectAt({ options: context.getNodeParameter('options', {}) }, 'options').rawPayload === true,
	};
}

/** Whether the node itself adds its webhook to Wawp's list. */
export function isAutomatic(context: TriggerContext): boolean {
	return context.getNodeParameter('registration', 'automatic') !== 'manual';
}

/**
 * What deliveries must prove themselves with: the secret of the credential, and the token of the
 * options or, with automatic registration, the one that the node made for itself.
 * @param readSecret the secret of the credential
 * @throws InputError if the token is too short to be one
 */
export async function readProofs(
	context: TriggerContext,
	readSecret: (context: TriggerContext) => Promise<string> = secretOf,
): Promise<Proofs> {
	const secret = await readSecret(context);
	const made = isAutomatic(context) ? readStore(context).urlToken : undefined;
	return {
		secret: secret || undefined,
		token: readUrlToken(context) ?? made,
	};
}

async function secretOf(context: TriggerContext): Promise<string> {
	return readCredential(await context.getCredentials('wawpApi')).webhookSecret;
}

/** What deliveries need of a credential. */
interface KnownCredential {
	webhookSecret: string;
	account: Account;
}

/** How long it is known to deliveries before the credential is read again, in milliseconds. */
const MAX_AGE = 10_000;
const credentials = new Cache<KnownCredential>(1_000);

/**
 * The credential, read at most every ten seconds: n8n 2 makes a whole JavaScript isolate each time that it decrypts
 * one for a webhook, which costs more than the rest of the delivery.
 */
export async function credentialForDeliveries(context: TriggerContext): Promise<KnownCredential> {
	return await credentials.get(credentialKey(context), {
		maxAgeMs: MAX_AGE,
		async read() {
			const credential = readCredential(await context.getCredentials('wawpApi'));
			return { webhookSecret: credential.webhookSecret, account: accountOf(credential) };
		},
	});
}

/** Has the next delivery read the credential, which may be another since the workflow is published. */
export function forgetCredential(context: TriggerContext): void {
	credentials.forget(credentialKey(context));
}

function credentialKey(context: TriggerContext): string {
	const { id, credentials } = context.getNode();
	return JSON.stringify([context.getWorkflow().id, id, credentials?.wawpApi?.id]);
}

/** The token of the options, or `undefined`. Throws InputError if it is too short, or breaks a URL. */
export function readUrlToken(context: TriggerContext): string | undefined {
	// a field of its own with Manual; an option in version 1 of the node
	const field: unknown = context.getNodeParameter('urlToken', '');
	const { urlToken } = objectAt({ options: context.getNodeParameter('options', {}) }, 'options');
	const token = plainText(field).trim() || plainText(urlToken).trim();
	if (!token) return undefined;
	if (/^[\w-]{16,200}$/.test(token)) return token;
	throw new InputError(
		'"URL Token" must have at least 16 letters and digits',
		'Make up a longer one, for example with a password manager. Other signs than letters, digits, - and _ do not work in a URL.',
	);
}
