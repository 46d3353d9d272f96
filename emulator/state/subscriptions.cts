/** One entry of the webhook list, as POST /v2/webhook/set takes it. */
export interface Subscription {
	url: string;
	events: string[];
	is_active: boolean | 0 | 1;
}

/** Reads an entry; gives it, or what is wrong with it. */
export function readSubscription(entry: Record<string, unknown>): Subscription | string {
	const { url, events } = entry;
	if (typeof url !== 'string' || !URL.canParse(url)) return 'url must be a URL';
	if (!Array.isArray(events)) return 'events must be an array';
	const names = events.filter((event) => typeof event === 'string');
	if (names.length !== events.length) return 'events must be strings';
	const isActive = entry.is_active !== false && entry.is_active !== 0;
	return { ...entry, url, events: names, is_active: isActive ? 1 : 0 };
}
