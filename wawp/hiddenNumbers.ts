import { isObject } from '../lib/json';
import type { HiddenNumbers } from './remembered';
import type { WawpClient } from './client';
import { WawpError } from './failures/errors';
import type { FailureKind } from './failures/messages';
import { readPerson, type Person } from './ids/person';
import { isCutAt, readPage, type ListPage } from './shapes/list';

/** Rows in one request. Wawp documents no maximum. */
const PAGE = 100;
/** How long the list may be known before it is read again, in milliseconds. */
const MAX_AGE = 60_000;

/** Kinds with which an engine or a plan has no such list. */
const NOBODY_TELLS: FailureKind[] = [
	...(['noSuchPath', 'notFound', 'unsupported', 'subscription', 'payment', 'forbidden'] as const),
];

/**
 * The phone numbers behind hidden IDs: one list for all executions of the account, for a minute. Empty where the
 * engine or the plan has no such list.
 * @throws WawpError
 */
export async function hiddenNumbers(wawp: WawpClient): Promise<HiddenNumbers> {
	return await wawp.recent(wawp.account.hiddenNumbers, 'all', MAX_AGE, readAll);
}

/** The same people, with the phone numbers that Wawp knows. Throws WawpError. */
export async function withPhones<T extends Person>(wawp: WawpClient, people: T[]): Promise<T[]> {
	if (people.every(({ phone }) => phone !== null)) return people;
	const { phones } = await hiddenNumbers(wawp);
	return people.map((person) => ({
		...person,
		phone: person.phone ?? phones.get(person.id) ?? null,
	}));
}

/** Source: https://api.wawp.net/en/docs/v2/lids; the list ends when a page brings nothing new. */
async function readAll(wawp: WawpClient): Promise<HiddenNumbers> {
	const found: HiddenNumbers = { phones: new Map(), lids: new Map() };
	const seen = new Set<string>();
	let offset = 0;
	let page: ListPage | undefined;
	do {
		page = await readOnePage(wawp, offset);
		const fresh = page.entries.filter((entry) => !seen.has(JSON.stringify(entry)));
		for (const entry of fresh) {
			seen.add(JSON.stringify(entry));
			const row = readRow(entry);
			if (!row) continue;
			note(found.phones, row.lid, row.phone);
			note(found.lids, row.phone, row.lid);
		}
		offset += page.entries.length;
		if (fresh.length > 0) continue;
		if (isCutAt(seen.size, page)) throw new WawpError('incomplete');
		break;
	} while (page.entries.length > 0);
	return found;
}

async function readOnePage(wawp: WawpClient, offset: number): Promise<ListPage> {
	return await wawp
		.getWhole('/v2/lids', { limit: PAGE, offset })
		.then(({ headers, body }) => readPage(body, headers))
		.catch((error: unknown): ListPage => {
			const isNone = error instanceof WawpError && NOBODY_TELLS.includes(error.kind);
			if (!isNone || offset > 0) throw error;
			return { entries: [], total: 0, hasMore: false };
		});
}

/** The names under which pages, clients and engines have the two IDs. */
const NAMES = ['lid', 'LID', 'number', 'phone', 'phoneNumber', 'PhoneNumber', 'pn', 'PN'];

/** The two IDs in a row, under whatever names they stand; each is told by its form. */
function readRow([key, value]: ListPage['entries'][number]):
	| { lid: string; phone: string }
	| undefined {
	const fields = isObject(value) ? NAMES.map((name) => value[name]) : [value];
	const { lid: named } = isObject(value) ? value : { lid: undefined };
	const people = [key, ...fields]
		.map((field) => readPerson(typeof field === 'number' ? String(field) : field))
		.filter((person) => person !== undefined);
	const bare = readPerson({ lid: named });
	const lid = [...people, ...(bare ? [bare] : [])].find(({ id }) => isLid(id))?.id;
	if (lid === undefined) return undefined;
	const phones = people.flatMap(({ phone }) =>
		phone !== null && `${phone}@lid` !== lid && /^[1-9]\d{6,14}$/.test(phone) ? [phone] : [],
	);
	const [phone, other] = new Set(phones);
	return phone === undefined || other !== undefined ? undefined : { lid, phone };
}

function isLid(id: string): boolean {
	return /^\d{5,}@lid$/.test(id);
}

/** Of two different answers, nobody can tell which counts. */
function note(known: Map<string, string | null>, key: string, value: string): void {
	const before = known.get(key);
	known.set(key, before === undefined || before === value ? value : null);
}
