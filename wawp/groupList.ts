import type { WawpClient } from './client';
import { WawpError } from './failures/errors';
import { readGroup, type Group } from './shapes/group';
import { entriesOf, type ListEntry } from './shapes/list';

/** Groups in one request. Wawp documents no maximum; its own node's default is 50. */
const PAGE = 100;

/** How a list of groups is wanted. */
export interface GroupListQuery {
	/** Only where the user chose it: not every server knows these keys. */
	sortBy?: 'id' | 'subject';
	sortOrder?: 'asc' | 'desc';
	/** Members make lists heavy; without them engines may not tell the size. */
	withoutParticipants?: boolean;
}

/** A group of a list, with what the engine said of it. */
export interface ListedGroup {
	group: Group;
	raw: unknown;
}

/** A page of a list, and where the next one starts, if there may be one. */
export interface GroupPage {
	groups: ListedGroup[];
	next: PageStart | undefined;
}

/** Where a page starts. `first` names the first entry of the list: a server may ignore `offset`. */
export interface PageStart {
	offset: number;
	first?: string;
}

type Query = Record<string, string | number>;

/**
 * The groups of this number, page by page.
 *
 * There is no total and no hint that more follows; a server may cap its pages at any size, or ignore
 * `limit` and `offset`. So the list ends when a page brings nothing new, whatever its size.
 * @throws WawpError
 */
export async function* groupPages(
	wawp: WawpClient,
	query: GroupListQuery,
	start: PageStart = { offset: 0 },
): AsyncGenerator<GroupPage> {
	const seen = new Set<string>();
	let next: PageStart | undefined = start;
	while (next) {
		const { offset, first }: PageStart = next;
		const entries = await page(wawp, query, offset);
		const [head] = entries.map(nameOf);
		if (offset > 0 && head === first) return yield { groups: [], next: undefined };
		const fresh = entries.filter((entry) => !seen.has(nameOf(entry)));
		const groups = fresh.flatMap(([key, raw]) => {
			const group = readGroup(raw, key);
			return group && !seen.has(group.id) ? [{ group, raw }] : [];
		});
		if (seen.size === 0 && groups.length === 0 && entries.length > 0) {
			throw new WawpError('unreadable');
		}
		for (const entry of entries) seen.add(nameOf(entry));
		for (const { group } of groups) seen.add(group.id);
		const following: PageStart = { offset: offset + entries.length, first: first ?? head };
		next = fresh.length > 0 ? following : undefined;
		yield { groups: unique(groups), next };
	}
}

/**
 * The groups of this number, in the order asked for.
 * @param limit how many at the most
 * @throws WawpError
 */
export async function listGroups(
	wawp: WawpClient,
	query: GroupListQuery,
	limit: number,
): Promise<ListedGroup[]> {
	const found: ListedGroup[] = [];
	// Not every server sorts: only the whole list tells which come first.
	const enough = query.sortBy === undefined ? limit : Infinity;
	for await (const { groups } of groupPages(wawp, query)) {
		found.push(...groups);
		if (found.length >= enough) break;
	}
	return sorted(found, query).slice(0, limit);
}

/** A page; after a 400, which some servers give to keys they do not know, asked for with fewer keys. */
async function page(
	wawp: WawpClient,
	{ sortBy, sortOrder, withoutParticipants }: GroupListQuery,
	offset: number,
): Promise<ListEntry[]> {
	const paging: Query = { limit: PAGE, offset };
	const sorting: Query = sortBy ? { sortBy, sortOrder: sortOrder ?? 'asc' } : {};
	const exclude: Query = withoutParticipants ? { exclude: 'participants' } : {};
	const queries: Query[] = [{ ...paging, ...sorting, ...exclude }, paging, {}];
	for (const [tried, query] of queries.entries()) {
		if (tried < wawp.listQuery) continue;
		const isLast = tried === queries.length - 1;
		const entries = await wawp
			.get('/v2/groups', query)
			.then(entriesOf)
			.catch((error: unknown) => {
				if (isLast || !isBadRequest(error)) throw error;
			});
		if (!entries) continue;
		wawp.listQuery = tried;
		return entries;
	}
	throw new WawpError('unreadable');
}

function isBadRequest(error: unknown): boolean {
	return error instanceof WawpError && error.kind === 'badRequest' && error.facts.status === 400;
}

function sorted(groups: ListedGroup[], { sortBy, sortOrder }: GroupListQuery): ListedGroup[] {
	if (sortBy === undefined) return groups;
	const keyOf = ({ group }: ListedGroup) => (sortBy === 'id' ? group.id : (group.subject ?? ''));
	const sign = sortOrder === 'desc' ? -1 : 1;
	return groups.toSorted((one, other) => {
		const [a, b] = [keyOf(one), keyOf(other)];
		return a === b ? 0 : a < b ? -sign : sign;
	});
}

function unique(groups: ListedGroup[]): ListedGroup[] {
	return [...new Map(groups.map((listed) => [listed.group.id, listed])).values()];
}

/** What tells an entry from others, group or not. */
function nameOf([key, raw]: ListEntry): string {
	return readGroup(raw, key)?.id ?? (key || JSON.stringify(raw));
}
