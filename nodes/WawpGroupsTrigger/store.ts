import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject, parsedJson, textOrNull } from '../../lib/json';
import { newest, type Told } from '../../wawp/events/deliveryMemory';
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
	registered?: Place;
	/** The IDs of groups that are chosen by their names. */
	named?: Record<string, string>;
}

/** A webhook that this node has added, and that is to be taken away again. */
export interface Place {
	/** With its token, just as Wawp has it. */
	url: string;
	baseUrl: string;
	instanceId: string;
}

/** Reads the saved data; whatever is not as expected counts as not there. */
export function readStore(context: TriggerContext): Store {
	const { urlToken, own, registered, named } = context.getWorkflowStaticData('node');
	const token = textOrNull(urlToken) ?? undefined;
	return {
		urlToken: token,
		own: isObject(own)
			? {
					session: textOrNull(own.session),
					number: textOrNull(own.number),
					instanceId: textOrNull(own.instanceId) ?? undefined,
				}
			: undefined,
		registered: placeIn(registered, token),
		named: isObject(named) ? textsIn(named) : undefined,
	};
}

/** Saves some of the data; n8n writes it to its database after the hook. */
export function writeStore(context: TriggerContext, changes: Partial<Store>): void {
	// A copy, since n8n wraps what it is given, and the process goes on to use its own.
	Object.assign(context.getWorkflowStaticData('node'), structuredClone(changes));
}

/** Version 0.1.0 has saved the address without its token. */
function placeIn(saved: unknown, token = ''): Place | undefined {
	if (!isObject(saved)) return undefined;
	const { url, address, baseUrl, instanceId } = saved;
	const whole = textOrNull(url) ?? (textOrNull(address) && `${String(address)}?token=${token}`);
	const [base, instance] = [textOrNull(baseUrl), textOrNull(instanceId)];
	return whole && base && instance
		? { url: whole, baseUrl: base, instanceId: instance }
		: undefined;
}

/** Wawp gives up within a minute; these are far more than come in one. */
const MOST_SAVED = 200;

/** What is saved of deliveries. Texts: n8n wraps each value of a list or an object, which costs time in each delivery. */
export function readSaved(context: TriggerContext | IExecuteFunctions): {
	seen: string[];
	told(): Told;
} {
	const { seen, told } = context.getWorkflowStaticData('node');
	return {
		seen: textOrNull(seen)?.split(' ') ?? [],
		told: () => toldIn(parsedJson(textOrNull(told) ?? '{}')),
	};
}

/**
 * Saves in a run what it was started by. Not in the webhook: n8n 2.41 loads the data anew for the run, and saves
 * what the run has changed only.
 */
export function save(context: IExecuteFunctions, print: string | undefined, told: Told): void {
	const data = context.getWorkflowStaticData('node');
	const saved = readSaved(context);
	if (print) data.seen = [...new Set([...saved.seen, print])].slice(-MOST_SAVED).join(' ');
	if (Object.keys(told).length > 0) {
		data.told = JSON.stringify(newest({ ...saved.told(), ...told }));
	}
}

/** What was told of groups, as it was saved, or as a run carries it. */
export function toldIn(value: unknown): Told {
	const groups = isObject(value) ? Object.entries(value) : [];
	return Object.fromEntries(
		groups.flatMap(([id, digests]) => (isObject(digests) ? [[id, textsIn(digests)]] : [])),
	);
}

function textsIn(values: object): Record<string, string> {
	const entries = Object.entries(values).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return Object.fromEntries(entries);
}
