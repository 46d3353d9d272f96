import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import * as v from 'valibot';
import { parsedJson, textOrNull } from '../../lib/json';
import { newest, type Told } from '../../wawp/events/deliveryMemory';

/** Where the trigger runs: in its set-up, or when an event arrives. */
export type TriggerContext = IHookFunctions | IWebhookFunctions;

/** What is not as expected counts as not there. */
const ifAsExpected = <T>(schema: v.GenericSchema<unknown, T>) =>
	v.fallback(v.optional(schema), undefined);

/** A webhook that this node has added, and that is to be taken away again. */
const place = v.object({
	/** With its token, just as Wawp has it. */
	url: v.string(),
	baseUrl: v.string(),
	instanceId: v.string(),
});
export type Place = v.InferOutput<typeof place>;

/** What n8n keeps for this node between its runs, and across restarts. Small: n8n saves it each time. */
const store = v.object({
	/** The token that the node made for its URL. Stays the same for good. */
	urlToken: ifAsExpected(v.string()),
	/** The session that was behind the credential when the webhook was added. */
	own: ifAsExpected(
		v.object({
			session: v.nullable(v.string()),
			number: v.nullable(v.string()),
			instanceId: v.optional(v.string()),
		}),
	),
	/** Where the webhook was added. */
	registered: ifAsExpected(place),
	/** The IDs of groups that are chosen by their names. */
	named: ifAsExpected(v.record(v.string(), v.string())),
});
type Store = v.InferOutput<typeof store>;

/** Reads the saved data. */
export function readStore(context: TriggerContext): Store {
	return v.parse(store, { ...context.getWorkflowStaticData('node') });
}

/** Saves some of the data; n8n writes it to its database after the hook. */
export function writeStore(context: TriggerContext, changes: Partial<Store>): void {
	// A copy, since n8n wraps what it is given, and the process goes on to use its own.
	Object.assign(context.getWorkflowStaticData('node'), structuredClone(changes));
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

const digests = v.record(v.string(), v.record(v.string(), v.string()));

/** What was told of groups, as it was saved, or as a run carries it. */
export function toldIn(value: unknown): Told {
	return v.is(digests, value) ? value : {};
}
