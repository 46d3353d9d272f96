import { isResourceLocatorValue, type IHookFunctions } from 'n8n-workflow';
import { asObject, isObject, plainText } from '../../lib/json';
import { Memory } from '../../lib/memory';
import { accountOf, type Account } from '../../wawp/account/account';
import { readCredential, type WawpCredential } from '../../wawp/account/credential';
import { isGroupEvent, type GroupEvent } from '../../wawp/events/groupEvents';
import type { Proofs } from '../../wawp/events/signature';
import { InputError } from '../../wawp/failures/errors';
import { groupIdByName, namedGroups } from '../../wawp/groups/names';
import { parseGroupId } from '../../wawp/ids/groupId';
import { connect } from '../shared/connect';
import { readStore, writeStore, type TriggerContext } from './store';

/** What starts the workflow. */
export interface TriggerFilter {
	events: GroupEvent[];
	/** Group IDs; all groups if empty. */
	groups: string[];
	rawPayload: boolean;
	looksUp: boolean;
}

/** Reads Events, Groups and Options. Throws InputError if nothing, or not all, can be listened to. */
export function readFilter(context: TriggerContext): TriggerFilter {
	const chosen: unknown = context.getNodeParameter('events', []);
	const events = Array.isArray(chosen) ? chosen.filter(isGroupEvent) : [];
	if (events.length === 0) {
		throw new InputError('"Events" is empty', 'Choose at least one event.');
	}
	const { rawPayload, lookUpHiddenNumbers } = optionsOf(context);
	return {
		events,
		groups: readGroups(context),
		rawPayload: rawPayload === true,
		looksUp: lookUpHiddenNumbers === true,
	};
}

function optionsOf(context: TriggerContext) {
	return asObject(context.getNodeParameter('options', {}));
}

function readGroups(context: TriggerContext): string[] {
	const { named = {} } = readStore(context);
	return chosenGroups(context).map((value) => {
		const name = nameIn(value);
		if (name === undefined) {
			return parseGroupId(isResourceLocatorValue(value) ? value.value : value);
		}
		const id = named[name];
		if (id !== undefined) return id;
		throw new InputError(
			`The group "${name}" was not looked up yet`,
			'Publish the workflow again.',
		);
	});
}

/**
 * Looks up the groups that are named, and saves their IDs: a delivery names its group by the ID. A name whose group
 * is known already is not looked up again, since the group may have been renamed, and a restart of n8n must not
 * fail for that. Nothing is sent where all are known.
 * @throws InputError for a name that no group has, or more than one; WawpError
 */
export async function lookUpNames(context: IHookFunctions): Promise<void> {
	const { named = {} } = readStore(context);
	const names = chosenGroups(context).flatMap((value) => nameIn(value) ?? []);
	if (names.every((name) => named[name] !== undefined)) return;
	const groups = await namedGroups(await connect(context), 0);
	const ids = names.map((name) => [name, named[name] ?? groupIdByName(groups, name)] as const);
	writeStore(context, { named: Object.fromEntries(ids) });
}

function chosenGroups(context: TriggerContext): unknown[] {
	const { group } = asObject(context.getNodeParameter('groups', {}));
	const rows: unknown[] = Array.isArray(group) ? group : [];
	return rows.map((row) => (isObject(row) ? row.groupId : row));
}

function nameIn(value: unknown): string | undefined {
	return isResourceLocatorValue(value) && value.mode === 'name' ? String(value.value) : undefined;
}

/** Whether the node itself adds its webhook at Wawp. */
export function isAutomatic(context: TriggerContext): boolean {
	return context.getNodeParameter('registration', 'automatic') !== 'manual';
}

/**
 * What deliveries must prove themselves with: the secret of the credential, and the token of the options or, with
 * automatic registration, the one that the node made for itself.
 * @throws InputError if the token is too short to be one
 */
export function readProofs(context: TriggerContext, { webhookSecret }: WawpCredential): Proofs {
	const made = isAutomatic(context) ? readStore(context).urlToken : undefined;
	return { secret: webhookSecret || undefined, token: readUrlToken(context) ?? made };
}

/** The token of the options, or `undefined`. Throws InputError if it is too short, or breaks a URL. */
export function readUrlToken(context: TriggerContext): string | undefined {
	// a field of its own with Manual; an option in version 1 of the node
	const field: unknown = context.getNodeParameter('urlToken', '');
	const token = plainText(field).trim() || plainText(optionsOf(context).urlToken).trim();
	if (!token) return undefined;
	if (/^[\w-]{16,200}$/.test(token)) return token;
	throw new InputError(
		'"URL Token" must have 16 to 200 letters and digits',
		'Make one up, for example with a password manager. Only letters, digits, - and _ are allowed.',
	);
}

/** A credential, and what is known of its account. */
export interface KnownCredential {
	credential: WawpCredential;
	account: Account;
}

/** How long it is known to deliveries before the credential is read again, in milliseconds. */
const MAX_AGE = 10_000;
const credentials = new Memory<KnownCredential>();

/**
 * The credential, read at most every ten seconds: n8n 2 makes a whole JavaScript isolate each time that it decrypts
 * one for a webhook, which costs more than the rest of the delivery.
 */
export async function credentialForDeliveries(context: TriggerContext): Promise<KnownCredential> {
	return await credentials.get(credentialKey(context), MAX_AGE, async () => {
		const credential = readCredential(await context.getCredentials('wawpApi'));
		return { credential, account: accountOf(credential) };
	});
}

/** Has the next delivery read the credential, which may be another since the workflow is published. */
export function forgetCredential(context: TriggerContext): void {
	credentials.forget(credentialKey(context));
}

function credentialKey(context: TriggerContext): string {
	const { id, credentials: used } = context.getNode();
	return JSON.stringify([context.getWorkflow().id, id, used?.wawpApi?.id]);
}
