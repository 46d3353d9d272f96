import type { IWebhookFunctions } from 'n8n-workflow';
import type { GroupEventItem } from '../../wawp/events/groupEventItems';
import {
	fingerprint,
	merged,
	withoutEchoes,
	withSeen,
	type RecentEvents,
} from '../../wawp/events/recentEvents';
import { readStore, writeStore } from './store';

/**
 * What this process knows besides what n8n has saved: two deliveries at the same time each get their
 * own copy of the saved data.
 */
const known = new Map<string, RecentEvents>();
const MOST_NODES = 1_000;

/** What a delivery brings. */
export interface Delivery {
	id: unknown;
	body: Uint8Array;
	items: GroupEventItem[];
}

/**
 * The items that were not delivered before; and remembers them. Does not wait for anything between
 * looking and remembering, so that of two deliveries at once only one gets through.
 */
export function onlyNews(
	context: IWebhookFunctions,
	{ id, body, items }: Delivery,
): GroupEventItem[] {
	if (items.length === 0) return [];
	const key = JSON.stringify([context.getWorkflow().id, context.getNode().id, context.getMode()]);
	const saved = readStore(context).recent;
	const before = merged(saved, known.get(key) ?? { seen: [], own: [] });
	const after = withSeen(before, fingerprint(id, body));
	if (after === undefined) return [];
	const { recent, items: news } = withoutEchoes(after, items, Date.now());
	writeStore(context, { recent });
	keep(key, recent);
	return news;
}

function keep(key: string, recent: RecentEvents) {
	known.delete(key);
	known.set(key, recent);
	const [oldest] = known.keys();
	if (known.size > MOST_NODES && oldest !== undefined) known.delete(oldest);
}
