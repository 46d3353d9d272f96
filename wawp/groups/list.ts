import type { WawpClient } from '../client';
import type { Group } from '../contract/group';
import { countGroups, listGroups, type GroupPage } from '../contract/groups';
import type { WithRaw } from '../contract/commonSchemas';
import { instead, WawpError } from '../failures/errors';

/** Groups in one request. Wawp documents no maximum; its own node's default is 50. */
const PAGE = 100;

/** How a list of groups is wanted. */
export type GroupListQuery = Omit<GroupPage, 'limit' | 'offset'>;

/** Where a page starts, and the first group of the list: a server may ignore `offset`, and give that again. */
export interface PageStart {
	offset: number;
	first: string;
}

/** A group of a list, with what the engine said of it. */
export type ListedGroup = WithRaw<Group>;

/**
 * The groups of this number, page by page, each once, with where the next page starts. WAHA states no total and no
 * hint that more follows, so the list ends when a page brings nothing new.
 * @throws WawpError, `notLoaded` or `incomplete` where Wawp states or counts more than it gives
 */
export async function* groupPages(
	wawp: WawpClient,
	query: GroupListQuery,
	start: PageStart = { offset: 0, first: '' },
): AsyncGenerator<{ groups: ListedGroup[]; next: PageStart }> {
	const seen = new Set([start.first]);
	let { offset, first } = start;
	for (;;) {
		const page = await wawp.askWhole(listGroups, { limit: PAGE, offset, ...query });
		const isRepeated = offset > 0 && page.value[0]?.id === first;
		const groups = isRepeated ? [] : page.value.filter(({ id }) => !seen.has(id));
		if (groups.length === 0) {
			if (start.offset === 0) await demandAll(wawp, seen.size - 1, page.total, isRepeated);
			return;
		}
		for (const { id } of groups) seen.add(id);
		offset += page.value.length;
		first ||= groups[0]?.id ?? '';
		yield { groups, next: { offset, first } };
	}
}

/**
 * An empty list, and a server that gives the same page again, may not be all: NOWEB's list is empty after a time-out
 * (Baileys, waitForMessage), and whether Wawp passes `offset` on is not known. Then its count tells.
 */
async function demandAll(
	wawp: WawpClient,
	found: number,
	total: number,
	isRepeated: boolean,
): Promise<void> {
	const isDoubtful = found === 0 || isRepeated;
	const counted = isDoubtful ? await wawp.ask(countGroups, {}).catch(instead(0)) : 0;
	if (Math.max(total, counted) <= found) return;
	throw new WawpError(found === 0 ? 'notLoaded' : 'incomplete');
}

/**
 * The groups of this number, in the order asked for.
 * @param limit how many at the most
 * @throws WawpError
 */
export async function groupsOf(
	wawp: WawpClient,
	query: GroupListQuery,
	limit = Infinity,
): Promise<ListedGroup[]> {
	const found: ListedGroup[] = [];
	// WEBJS does not sort, so only the whole list tells which come first
	const enough = query.sortBy === undefined ? limit : Infinity;
	for await (const { groups } of groupPages(wawp, query)) {
		found.push(...groups);
		if (found.length >= enough) break;
	}
	return sorted(found, query).slice(0, limit);
}

function sorted(groups: ListedGroup[], { sortBy, sortOrder }: GroupListQuery): ListedGroup[] {
	if (sortBy === undefined) return groups;
	const keyOf = ({ id, subject }: ListedGroup) => (sortBy === 'id' ? id : (subject ?? ''));
	const sign = sortOrder === 'desc' ? -1 : 1;
	return groups.toSorted((one, other) => {
		const [a, b] = [keyOf(one), keyOf(other)];
		return a === b ? 0 : a < b ? -sign : sign;
	});
}
