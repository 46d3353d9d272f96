import type { WawpClient } from './client';
import { WawpError } from './failures/errors';
import { isObject } from '../lib/json';
import { readGroup, type Group } from './shapes/group';

/** Groups in one request. Wawp documents no maximum; its own node's default is 50. */
const PAGE = 100;

/** How a list of groups is wanted. */
export interface GroupListQuery {
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

/** A page of a list, and the offset of the next one, if there may be one. */
export interface GroupPage {
	groups: ListedGroup[];
	next: number | undefined;
}

/**
 * The groups of this number, page by page from an offset on.
 *
 * There is no total and no hint that more follows, and whether Wawp honours `limit` and `offset` is
 * not documented. So a page of another size than asked for is the last one, and so is one that only
 * repeats groups.
 * @throws WawpError
 */
export async function* groupPages(
	wawp: WawpClient,
	query: GroupListQuery,
	offset = 0,
): AsyncGenerator<GroupPage> {
	const seen = new Set<string>();
	for (let next: number | undefined = offset; next !== undefined; ) {
		const entries = entriesOf(await wawp.get('/v2/groups', pageQuery(query, next)));
		const groups = entries.flatMap(([key, raw]) => {
			const group = readGroup(raw, key);
			return group && !seen.has(group.id) ? [{ group, raw }] : [];
		});
		for (const { group } of groups) seen.add(group.id);
		const mayGoOn: boolean = entries.length === PAGE && groups.length > 0;
		next = mayGoOn ? next + PAGE : undefined;
		yield { groups, next };
	}
}

/**
 * The groups of this number.
 * @param limit how many at the most
 * @throws WawpError
 */
export async function listGroups(
	wawp: WawpClient,
	query: GroupListQuery,
	limit: number,
): Promise<ListedGroup[]> {
	const found: ListedGroup[] = [];
	for await (const { groups } of groupPages(wawp, query)) {
		found.push(...groups);
		if (found.length >= limit) break;
	}
	return found.slice(0, limit);
}

function pageQuery(query: GroupListQuery, offset: number) {
	const { sortBy = 'subject', sortOrder = 'asc', withoutParticipants } = query;
	const exclude = withoutParticipants && { exclude: 'participants' };
	return { limit: PAGE, offset, sortBy, sortOrder, ...exclude };
}

/** The groups of an answer: an array, or (older engines) an object keyed by group ID. */
function entriesOf(body: unknown): Array<[string, unknown]> {
	if (Array.isArray(body)) return body.map((group) => ['', group]);
	if (isObject(body)) return Object.entries(body);
	throw new WawpError('unreadable');
}
