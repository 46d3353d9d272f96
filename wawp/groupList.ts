import type { WawpClient } from './client';
import { WawpError } from './failures/errors';
import { groupPages, type GroupListQuery, type ListedGroup } from './groupPages';
import { isCutAt, readCount } from './shapes/list';

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
	let total = 0;
	let hasMore = false;
	let isRepeated = false;
	for await (const page of groupPages(wawp, query)) {
		found.push(...page.groups);
		if (found.length >= enough) return found.slice(0, limit);
		total = Math.max(total, page.total);
		// the page at the end, which brings nothing, says nothing of what follows either
		if (page.next) hasMore = page.hasMore;
		isRepeated = page.isRepeated;
	}
	const isUncertain = isRepeated || found.length === 0;
	const isCut = isCutAt(found.length, { total, hasMore });
	if (isCut) throw new WawpError('incomplete');
	if (isUncertain) await compareWithCount(wawp, found.length);
	return sorted(found, query).slice(0, limit);
}

/** Where no page but the first could be had, Wawp's count tells whether that is all. Throws WawpError. */
async function compareWithCount(wawp: WawpClient, found: number): Promise<void> {
	const count = await countGroups(wawp).catch(() => undefined);
	if (count === undefined && PAGE_SIZES.includes(found)) throw new WawpError('perhapsIncomplete');
	if (count !== undefined && count > found) throw new WawpError('incomplete');
}

/** Where there is no count either, as many as this are likely to be one page of more. */
const PAGE_SIZES = [10, 20, 25, 30, 50, 100, 200, 250, 500, 1000];

/**
 * How many groups this number is in.
 * @throws WawpError
 */
export async function countGroups(wawp: WawpClient): Promise<number> {
	const count = readCount(await wawp.get('/v2/groups/count'));
	if (count === undefined) throw new WawpError('unreadable');
	return count;
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
