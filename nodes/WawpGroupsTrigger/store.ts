import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject, textOrNull } from '../../lib/json';
import type { OwnSession } from '../../wawp/events/ownSession';
import type { OwnChange, RecentEvents } from '../../wawp/events/recentEvents';

/** Where the trigger runs: in its set-up, or when an event arrives. */
export type TriggerContext = IHookFunctions | IWebhookFunctions;

/** What n8n keeps for this node between its runs, and across restarts. */
export interface Store {
	/** The token that the node made for its URL. Stays the same for good. */
	urlToken?: string;
	/** The session that was behind the credential when the webhook was added. */
	own?: OwnSession;
	/** Where the webhook was added. */
	registered?: Registered;
	recent: RecentEvents;
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
	const { urlToken, own, registered, recent } = context.getWorkflowStaticData('node');
	return {
		urlToken: textOrNull(urlToken) ?? undefined,
		own: isObject(own)
			? { session: textOrNull(own.session), number: textOrNull(own.number) }
			: undefined,
		registered: isRegistered(registered) ? { ...registered } : undefined,
		recent: isObject(recent)
			? { seen: listOf(recent.seen, isText), own: listOf(recent.own, isOwnChange).map(plain) }
			: { seen: [], own: [] },
	};
}

/** Saves some of the data; n8n writes it to its database after the hook or the webhook. */
export function writeStore(context: TriggerContext, changes: Partial<Store>) {
	// A copy, since n8n wraps what it is given, and the process goes on to use its own.
	Object.assign(context.getWorkflowStaticData('node'), structuredClone(changes));
}

function listOf<T>(value: unknown, fits: (entry: unknown) => entry is T): T[] {
	return Array.isArray(value) ? value.filter(fits) : [];
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

function isOwnChange(value: unknown): value is OwnChange {
	return (
		isObject(value) && isText(value.groupId) && isText(value.event) && typeof value.at === 'number'
	);
}

/** Without n8n's wrapping, which cannot be copied. */
function plain({ groupId, event, at }: OwnChange): OwnChange {
	return { groupId, event, at };
}
