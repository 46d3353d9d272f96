import { WawpError } from '../failures/errors';
import { isObject, plainText, type JsonObject } from '../../lib/json';

/** The webhooks of a Wawp instance, entries exactly as Wawp gave them. */
export interface WebhookList {
	entries: unknown[];
	/** Wawp's own webhook (inbox, auto-replies), which is set apart from the list. */
	system: unknown;
}

/** How the own entry is to be: with these events, or, without `events`, not there. */
export interface Wanted {
	/** With its query. Whoever has the same address before the query is this trigger. */
	url: string;
	events?: string[];
}

/**
 * The list in the answer to GET /v2/session/webhook.
 * @throws WawpError `unreadable` for anything that is not clearly a list: what is written back must
 * not be less than what was there
 */
export function readWebhookList(body: unknown): WebhookList {
	if (!isObject(body) || !('webhooks' in body)) throw new WawpError('unreadable');
	const { webhooks, systemConfig: system } = body;
	if (Array.isArray(webhooks)) return { entries: webhooks, system };
	// PHP writes an array with gaps in its keys as an object, and sometimes no array as null.
	if (webhooks === null) return { entries: [], system };
	if (isObject(webhooks)) return { entries: Object.values(webhooks), system };
	throw new WawpError('unreadable');
}

/** Whether the list is as wanted: the own entry once, right and active; or not there at all. */
export function isAsWanted({ entries }: WebhookList, { url, events }: Wanted): boolean {
	const own = entries.filter((entry) => isOwn(entry, url));
	if (events === undefined) return own.length === 0;
	const [entry] = own;
	return (
		own.length === 1 && isObject(entry) && isSameUrl(entry.url, url) && isActiveFor(entry, events)
	);
}

/** All entries, the own one added, corrected or taken out. The others stay the values they are. */
export function withWanted({ entries }: WebhookList, { url, events }: Wanted): unknown[] {
	if (events === undefined) return entries.filter((entry) => !isOwn(entry, url));
	const place = entries.findIndex((entry) => isOwn(entry, url));
	const old = entries[place];
	const own = { ...(isObject(old) ? old : {}), url, events, is_active: true };
	if (place === -1) return [...entries, own];
	return entries.flatMap((entry, index) => {
		if (index === place) return [own];
		return isOwn(entry, url) ? [] : [entry];
	});
}

/**
 * What a write has taken away from others: entries of before that are gone or changed, and Wawp's
 * own webhook if it changed. In the form in which they can be put back.
 */
export function lostEntries(before: WebhookList, after: WebhookList, { url }: Wanted): unknown[] {
	const present = after.entries.map(essence);
	const lost = before.entries.filter((entry) => {
		if (isOwn(entry, url)) return false;
		const place = present.indexOf(essence(entry));
		if (place !== -1) present.splice(place, 1);
		return place === -1;
	});
	const systemLost = isObject(before.system) && essence(before.system) !== essence(after.system);
	return systemLost ? [...lost, before.system] : lost;
}

/** Whether JSON has kept every number in the list; a longer one would be written back rounded. */
export function isExact(value: unknown): boolean {
	if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
	if (Array.isArray(value)) return value.every(isExact);
	return !isObject(value) || Object.values(value).every(isExact);
}

function isOwn(entry: unknown, url: string): boolean {
	return isObject(entry) && addressOf(entry.url) === addressOf(url);
}

function addressOf(url: unknown): string | undefined {
	if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
	const { origin, pathname } = new URL(url);
	return origin + pathname;
}

/** Wawp may write the same URL a little differently, an escaped character for example. */
function isSameUrl(one: unknown, other: string): boolean {
	return (
		addressOf(one) === addressOf(other) && new URL(String(one)).search === new URL(other).search
	);
}

function isActiveFor({ events, is_active: active }: JsonObject, wanted: string[]): boolean {
	if (!Array.isArray(events) || events.length !== wanted.length) return false;
	return isOn(active) && wanted.every((event) => events.includes(event));
}

/** Wawp takes and gives `is_active` as true or 1. */
function isOn(active: unknown): boolean {
	return active === true || plainText(active) === '1';
}

/** What of an entry must not change. Other fields, such as a time of change, are Wawp's own. */
function essence(entry: unknown): string {
	if (!isObject(entry)) return JSON.stringify(entry);
	const { url, events, is_active: active } = entry;
	const names = Array.isArray(events) ? events.map(String).sort() : events;
	return JSON.stringify([url, names, isOn(active)]);
}
