import { isRecord } from '../http/values.cts';

/** One entry of the webhook list, as POST /v2/session/webhook takes it. */
export interface Subscription {
	url: string;
	events: string[];
	is_active: boolean | 0 | 1;
}

/** Reads the `webhooks` field; gives the list, or what is wrong with it. */
export function readSubscriptions(value: unknown): Subscription[] | string {
	if (!Array.isArray(value)) return 'webhooks must be an array';
	const subscriptions: Subscription[] = [];
	for (const [index, entry] of value.entries()) {
		if (!isRecord(entry)) return `webhooks.${index} must be an object`;
		const { url, events, is_active: active } = entry;
		if (typeof url !== 'string' || !URL.canParse(url)) return `webhooks.${index}.url must be a URL`;
		if (!Array.isArray(events)) return `webhooks.${index}.events must be an array`;
		const names = events.filter((event) => typeof event === 'string');
		if (names.length !== events.length) return `webhooks.${index}.events must be strings`;
		if (active !== undefined && active !== 0 && active !== 1 && typeof active !== 'boolean') {
			return `webhooks.${index}.is_active must be a boolean`;
		}
		subscriptions.push({ ...entry, url, events: names, is_active: active ?? true });
	}
	return subscriptions;
}
