import { isObject, parsedJson, plainNumber, yesOrNo, type JsonObject } from '../../lib/json';
import { WawpError } from '../failures/errors';

/** The webhooks of a Wawp instance, entries exactly as Wawp gave them. */
export interface WebhookList {
	entries: unknown[];
	/** Wawp's own webhook (inbox, auto-replies), which is set apart from the list. Its URL holds a token. */
	system: unknown;
}

/** How the own entry is to be: with these events, or, without `events`, not there. */
export interface Wanted {
	/** With its query. Whoever has the same address before the query is this trigger. */
	url: string;
	events?: string[];
	/** What Wawp is to sign deliveries with. */
	secret?: string;
}

/**
 * The list in the answer to GET /v2/session/webhook.
 * @throws WawpError `unreadable` for anything that is not clearly a list, `incomplete` for a part of one: what
 * is written back must not be less than what was there
 */
export function readWebhookList(body: unknown): WebhookList {
	const answer = isObject(body) && !('webhooks' in body) && isObject(body.data) ? body.data : body;
	if (!isObject(answer) || !('webhooks' in answer)) throw new WawpError('unreadable');
	const { systemConfig: system } = answer;
	const entries = entriesOf(answer.webhooks);
	const totals = ['total', 'total_count', 'totalCount', 'count'].map((key) => answer[key]);
	if (answer.has_more === true || answer.hasMore === true) throw new WawpError('incomplete');
	if (totals.some((total) => plainNumber(total) > entries.length))
		throw new WawpError('incomplete');
	return { entries, system };
}

/** PHP writes an array with gaps in its keys as an object, an empty one sometimes as null, and some as a text. */
function entriesOf(webhooks: unknown): unknown[] {
	const value = typeof webhooks === 'string' ? parsedJson(webhooks) : webhooks;
	if (Array.isArray(value)) return value;
	if (value === null) return [];
	if (isObject(value)) return Object.values(value);
	throw new WawpError('unreadable');
}

/** Whether the list is as wanted: the own entry once, right and active; or not there at all. */
export function isAsWanted({ entries }: WebhookList, wanted: Wanted): boolean {
	const own = entries.filter((entry) => isOwn(entry, wanted));
	if (wanted.events === undefined) return own.length === 0;
	return own.length === 1 && own.every((entry) => isRight(entry, wanted));
}

/** Whether an entry, of this trigger or of one that it was, is right and active. More events do no harm. */
export function isRight(entry: unknown, { url, events = [] }: Wanted): boolean {
	if (!isObject(entry) || !isSameUrl(urlOf(entry), url)) return false;
	const named = eventsOf(entry);
	const hears = named.includes('*') || events.every((event) => named.includes(event));
	return hears && isActive(entry);
}

/** The entries of this trigger. */
export function ownEntries({ entries }: WebhookList, wanted: Wanted): JsonObject[] {
	return entries.filter(isObject).filter((entry) => isOwn(entry, wanted));
}

/** The entries of all others. Wawp's own webhook is none of them, also where it stands in the list. */
export function othersIn({ entries, system }: WebhookList, wanted: Wanted): unknown[] {
	const systemUrl = addressOf(urlOf(system));
	const isSystem = (entry: unknown) =>
		systemUrl !== undefined && addressOf(urlOf(entry)) === systemUrl;
	return entries.filter((entry) => !isOwn(entry, wanted) && !isSystem(entry));
}

/** All entries to write, the own one added, corrected or taken out. The others stay the values they are. */
export function withWanted(list: WebhookList, wanted: Wanted): unknown[] {
	const { url, events, secret } = wanted;
	const others = othersIn(list, wanted);
	if (events === undefined) return others;
	const place = list.entries.findIndex((entry) => isOwn(entry, wanted));
	const old = list.entries[place];
	const { hmac, ...rest } = isObject(old) ? old : {};
	const signed = secret || (isMasked(hmac) ? undefined : hmac);
	const own = { ...rest, url, events, is_active: true, ...(signed ? { hmac: signed } : {}) };
	if (place === -1) return [...others, own];
	const before = othersIn({ ...list, entries: list.entries.slice(0, place) }, wanted);
	return [...before, own, ...others.slice(before.length)];
}

/** Which of the others' entries are there no more, in any form; which are there, and mean something else now. */
export function lostEntries(
	before: unknown[],
	after: unknown[],
): { missing: unknown[]; altered: unknown[] } {
	const left = [...after];
	const take = (fits: (entry: unknown) => boolean) => {
		const place = left.findIndex(fits);
		if (place !== -1) left.splice(place, 1);
		return place !== -1;
	};
	const notKept = before.filter((entry) => !take((now) => isKept(entry, now)));
	const missing = notKept.filter((entry) => !take((now) => isSameEntry(entry, now)));
	return { missing, altered: notKept.filter((entry) => !missing.includes(entry)) };
}

/**
 * Whether the reading of an entry hides something of it, so that writing it back would destroy that: a masked
 * value, or no word of a secret and of retries, which every entry has (docs/wawp-api.md, "Webhooks").
 */
export function isHiding(entry: unknown, { secret }: Wanted): boolean {
	if (!isObject(entry)) return false;
	if (isMasked(entry)) return true;
	if (!secret && isOfAnotherTrigger(entry)) return false;
	return !('hmac' in entry && 'retries' in entry);
}

/** Whether JSON has kept every number in the list; a longer one would be written back rounded. */
export function isExact(value: unknown): boolean {
	if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
	if (Array.isArray(value)) return value.every(isExact);
	return !isObject(value) || Object.values(value).every(isExact);
}

/** The URL of an entry. */
export function urlOf(entry: unknown): unknown {
	if (!isObject(entry)) return undefined;
	return entry.url ?? entry.webhook_url ?? entry.webhookUrl;
}

/** Whom an entry belongs to, as far as it can be shown: the rest of a URL can hold a secret. */
export function hostOf(entry: unknown): string {
	const url = urlOf(entry);
	return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : 'an unknown address';
}

/** Other workflows add theirs in the list with nothing that could be hidden, unless the credential has a secret. */
function isOfAnotherTrigger(entry: JsonObject): boolean {
	const url = urlOf(entry);
	return typeof url === 'string' && /\/[\da-f-]{36}\/webhook\?token=[\w-]{16,200}$/.test(url);
}

function isMasked(value: unknown): boolean {
	if (typeof value === 'string') {
		return /^\W*(\*{3,}|•{3,}|x{6,}|hidden|redacted|masked|secret)\W*$|\*{3,}|•{3,}/i.test(value);
	}
	return Object.values(isObject(value) || Array.isArray(value) ? value : {}).some(isMasked);
}

/** Whether an entry is that of this trigger. */
export function isOwn(entry: unknown, { url }: Wanted): boolean {
	const address = addressOf(urlOf(entry));
	return address !== undefined && address === addressOf(url);
}

function addressOf(url: unknown): string | undefined {
	if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
	const { origin, pathname } = new URL(url);
	return origin + pathname.replace(/\/$/, '');
}

/** Wawp may write the same URL a little differently: its host, an escaped character. */
function isSameUrl(one: unknown, other: unknown): boolean {
	const address = addressOf(one);
	if (address === undefined) return one === other;
	return address === addressOf(other) && searchOf(one) === searchOf(other);
}

function searchOf(url: unknown): string {
	return new URL(String(url)).searchParams.toString();
}

function eventsOf({ events }: JsonObject): string[] {
	const value = typeof events === 'string' ? parsedJson(events) : events;
	if (isObject(value)) return Object.values(value).map(String);
	return Array.isArray(value) ? value.map(String) : [];
}

/** Wawp takes and gives `is_active` as true or 1; left out, it is on. */
function isActive({ is_active: active }: JsonObject): boolean {
	return active === undefined || active === null ? true : yesOrNo(active) === true;
}

/** Whether Wawp's own webhook is still there, and on if it was. */
export function isKeptOn(before: JsonObject, now: unknown): boolean {
	return isObject(now) && (isActive(now) || !isActive(before));
}

function isSameEntry(before: unknown, now: unknown): boolean {
	if (!isObject(before) || !isObject(now)) return JSON.stringify(before) === JSON.stringify(now);
	return isSameUrl(urlOf(before), urlOf(now));
}

/** Whether an entry still means the same. Other fields, such as a time of change, are Wawp's own. */
function isKept(before: unknown, now: unknown): boolean {
	if (!isSameEntry(before, now)) return false;
	if (!isObject(before) || !isObject(now)) return true;
	const named = eventsOf(now);
	if (!eventsOf(before).every((event) => named.includes(event))) return false;
	if (isActive(before) !== isActive(now)) return false;
	return ['hmac', 'retries', 'customHeaders'].every((key) => {
		const [one, other] = [before[key], now[key]];
		return one === undefined || one === null || isMasked(other) || isSameJson(one, other);
	});
}

function isSameJson(one: unknown, other: unknown): boolean {
	return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner)]),
	);
}
