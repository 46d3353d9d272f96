import { isObject, plainNumber } from '../lib/json';
import type { WawpClient } from './client';
import { WawpError } from './failures/errors';
import { readGroup, type Group } from './shapes/group';
import { readPage, type ListEntry, type ListPage } from './shapes/list';

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
	/** How many groups there are, where the answer says so; else 0. */
	total: number;
	/** Whether the answer says that more follow. */
	hasMore: boolean;
	/** Whether this is the first page once more: the server takes no `offset`. */
	isRepeated: boolean;
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
		const from: PageStart = next;
		const { entries, total, hasMore }: ListPage = await page(wawp, query, from.offset);
		const [head] = entries.map(nameOf);
		const isRepeated = from.offset > 0 && head !== undefined && head === from.first;
		const fresh = isRepeated ? [] : entries.filter((entry) => !seen.has(nameOf(entry)));
		const groups = fresh.flatMap(([key, raw]) => {
			const group = readGroup(raw, key);
			return group && !seen.has(group.id) ? [{ group, raw }] : [];
		});
		if (seen.size === 0 && groups.length === 0 && fresh.length > 0) {
			throw new WawpError('unreadable');
		}
		for (const entry of entries) seen.add(nameOf(entry));
		for (const { group } of groups) seen.add(group.id);
		const following: PageStart = {
			offset: from.offset + entries.length,
			first: from.first ?? head,
		};
		next = fresh.length > 0 ? following : undefined;
		yield { groups: unique(groups), next, total, hasMore, isRepeated };
	}
}

/**
 * The groups of this number, in the order asked for.
 * @param limit how many at the most
 * @throws WawpError, `incomplete` if there are more that Wawp does not give
 */
export async function listGroups(
	wawp: WawpClient,
	query: GroupListQuery,
	limit: number,
): Promise<ListedGroup[]> {
	const found: ListedGroup[] = [];
	// Not every server sorts: only the whole list tells which come first.
	const enough = query.sortBy === undefined ? limit : Infinity;
	let last: GroupPage | undefined;
	for await (const page of groupPages(wawp, query)) {
		found.push(...page.groups);
		if (found.length >= enough) break;
		const { total = 0, hasMore = false } = last ?? page;
		last = {
			...page,
			total: Math.max(total, page.total),
			hasMore: page.next ? page.hasMore : hasMore,
		};
	}
	if (found.length < enough && last && (await isCut(wawp, found.length, last))) {
		throw new WawpError('incomplete');
	}
	return sorted(found, query).slice(0, limit);
}

/**
 * Whether a list that brought nothing more is cut off all the same: it says so itself; or, where no page
 * but the first could be had, there are more groups by Wawp's count.
 */
async function isCut(wawp: WawpClient, found: number, last: GroupPage): Promise<boolean> {
	if (last.total > found || last.hasMore) return true;
	if (found > 0 && !last.isRepeated) return false;
	return await countGroups(wawp).then(
		(count) => count > found,
		() => false,
	);
}

/**
 * How many groups this number is in.
 * @throws WawpError
 */
export async function countGroups(wawp: WawpClient): Promise<number> {
	const answer = await wawp.get('/v2/groups/count');
	const whole = isObject(answer) && isObject(answer.data) ? answer.data : answer;
	const groups = plainNumber(isObject(whole) ? (whole.total ?? whole.count) : whole);
	if (!Number.isInteger(groups) || groups < 0) throw new WawpError('unreadable');
	return groups;
}

/** A page; after a 400, which some servers give to keys they do not know, asked for with fewer keys. */
async function page(
	wawp: WawpClient,
	{ sortBy, sortOrder, withoutParticipants }: GroupListQuery,
	offset: number,
): Promise<ListPage> {
	const paging: Query = { limit: PAGE, offset };
	const sorting: Query = sortBy ? { sortBy, sortOrder: sortOrder ?? 'asc' } : {};
	const exclude: Query = withoutParticipants ? { exclude: 'participants' } : {};
	const queries: Query[] = [{ ...paging, ...sorting, ...exclude }, paging, {}];
	for (const [tried, query] of queries.entries()) {
		if (tried < wawp.listQuery) continue;
		const isLast = tried === queries.length - 1;
		const answered = await wawp
			.get('/v2/groups', query)
			.then(readPage)
			.catch((error: unknown) => {
				if (isLast || !isBadRequest(error)) throw error;
			});
		if (!answered) continue;
		wawp.listQuery = tried;
		return answered;
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
