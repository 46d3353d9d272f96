import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject, textOrNull, type JsonObject } from '../../lib/json';
import type { OwnSession } from '../../wawp/events/ownSession';

/** Where the trigger runs: in its set-up, or when an event arrives. */
export type TriggerContext = IHookFunctions | IWebhookFunctions;

/** What n8n keeps for this node between its runs, and across restarts. Small: n8n saves it each time. */
export interface Store {
	/** The token that the node made for its URL. Stays the same for good. */
	urlToken?: string;
	/** The session that was behind the credential when the webhook was added. */
	own?: OwnSession & { instanceId?: string };
	/** Where the webhook was added. */
	registered?: Registered;
	/** The IDs of groups that are chosen by their names. */
	named?: Record<string, string>;
	/** Fingerprints of the last deliveries that were handed over, the newest last. */
	seen: string[];
}

/** A webhook that this node has added, and that is to be taken away again. */
export interface Registered {
	/** Without its token. */
	address: string;
	baseUrl: string;
	instanceId: string;
}

/** Reads the saved data; whatever is not as expected counts as not there. */
export function readStore(context: TriggerContext): Store {
	const { urlToken, own, registered, named, seen } = context.getWorkflowStaticData('node');
	return {
		urlToken: textOrNull(urlToken) ?? undefined,
		own: isObject(own)
			? {
					session: textOrNull(own.session),
					number: textOrNull(own.number),
					instanceId: textOrNull(own.instanceId) ?? undefined,
				}
			: undefined,
		registered: isRegistered(registered) ? { ...registered } : undefined,
		named: isObject(named) ? idsIn(named) : undefined,
		// one text: n8n wraps each value of a list, which costs time in each delivery
		seen: isText(seen) && seen ? seen.split(' ') : [],
	};
}

/** Saves some of the data; n8n writes it to its database after the hook. */
export function writeStore(context: TriggerContext, changes: Partial<Omit<Store, 'seen'>>) {
	// A copy, since n8n wraps what it is given, and the process goes on to use its own.
	Object.assign(context.getWorkflowStaticData('node'), structuredClone(changes));
}

/** Wawp gives up within a minute; these are far more than come in one. */
const MOST_SAVED = 200;

/**
 * Saves in a run what it was started by. Not in the webhook: n8n 2.41 loads the data anew for the run, and saves
 * what the run has changed only.
 */
export function saveSeen(context: IExecuteFunctions, prints: string[]): void {
	const data = context.getWorkflowStaticData('node');
	const before = isText(data.seen) && data.seen ? data.seen.split(' ') : [];
	data.seen = [...new Set([...before, ...prints])].slice(-MOST_SAVED).join(' ');
}

function idsIn(named: JsonObject): Record<string, string> {
	const entries = Object.entries(named).filter((entry): entry is [string, string] =>
		isText(entry[1]),
	);
	return Object.fromEntries(entries);
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isRegistered(value: unknown): value is Registered {
	return (
		isObject(value) &&
		[value.address, value.baseUrl, value.instanceId].every((each) => isText(each))
	);
}
