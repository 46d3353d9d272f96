import { createHash } from 'crypto';
import type { GroupEventItem } from './groupEventItems';

/** What is remembered of past deliveries. Small: n8n saves it with the workflow each time. */
export interface RecentEvents {
	/** Short forms of event IDs, newest last. */
	seen: string[];
	/** When this number last joined or left a group, newest last. */
	own: OwnChange[];
}

export interface OwnChange {
	groupId: string;
	event: string;
	/** Milliseconds. */
	at: number;
}

const MOST_SEEN = 500;
const MOST_OWN = 50;
/** GOWS tells of this number's own join twice, under two IDs, at the same time. */
const ECHO_MS = 60_000;

/**
 * The short form of an event's ID; of the whole body where it has none, since a repeated delivery
 * has the same body.
 */
export function fingerprint(id: unknown, body: Uint8Array): string {
	const hash = createHash('sha256').update(typeof id === 'string' && id ? `id:${id}` : body);
	return hash.digest('base64url').slice(0, 22);
}

/** Adds a fingerprint. Returns `undefined` if it was there: a repeated delivery. */
export function withSeen(recent: RecentEvents, print: string): RecentEvents | undefined {
	if (recent.seen.includes(print)) return undefined;
	return { ...recent, seen: [...recent.seen, print].slice(-MOST_SEEN) };
}

/**
 * Takes out what was already told of this number's joining and leaving, and remembers the rest.
 * A join after a leave is news, however soon.
 * @param now in milliseconds
 */
export function withoutEchoes(
	recent: RecentEvents,
	items: GroupEventItem[],
	now: number,
): { recent: RecentEvents; items: GroupEventItem[] } {
	let { own } = recent;
	const fresh = items.filter(({ event, groupId }) => {
		if (event !== 'selfJoined' && event !== 'selfLeft') return true;
		const last = own.find((change) => change.groupId === groupId);
		if (last?.event === event && Math.abs(now - last.at) < ECHO_MS) return false;
		const others = own.filter((change) => change !== last);
		own = [...others, { groupId, event, at: now }].slice(-MOST_OWN);
		return true;
	});
	return { recent: { ...recent, own }, items: fresh };
}

/** Both memories in one: what was saved, and what this process knows besides. */
export function merged(saved: RecentEvents, known: RecentEvents): RecentEvents {
	const groups = new Set(known.own.map(({ groupId }) => groupId));
	return {
		seen: [...new Set([...saved.seen, ...known.seen])],
		own: [...saved.own.filter(({ groupId }) => !groups.has(groupId)), ...known.own].slice(
			-MOST_OWN,
		),
	};
}
