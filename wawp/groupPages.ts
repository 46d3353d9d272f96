import type { WawpClient } from './client';
import { isObject, plainText } from '../lib/json';
import { WawpError } from './failures/errors';
import { idText } from './ids/idText';
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
 * WAHA states no total and no hint that more follows; a server may cap its pages at any size, or ignore
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
		const { entries, total, hasMore }: ListPage = await readOnePage(wawp, query, from.offset);
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
		if (fresh.some(isUnknown)) throw new WawpError('incomplete');
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

/** Which of the queries below a server took: an index, for each execution. One 400 may be about something else. */
const fewestKeys = new WeakMap<WawpClient, number>();

/** A page; after a 400, which some servers give to keys they do not know, asked for with fewer keys. */
async function readOnePage(
	wawp: WawpClient,
	query: GroupListQuery,
	offset: number,
): Promise<ListPage> {
	const { sortBy, sortOrder, withoutParticipants } = query;
	const paging: Query = { limit: PAGE, offset };
	const sorting: Query = sortBy ? { sortBy, sortOrder: sortOrder ?? 'asc' } : {};
	const exclude: Query = withoutParticipants ? { exclude: 'participants' } : {};
	const queries: Query[] = [{ ...paging, ...sorting, ...exclude }, paging, {}];
	const hasMoreKeys = query.sortBy !== undefined || query.withoutParticipants === true;
	for (const [tried, keys] of queries.entries()) {
		// without other keys the second query is the first once more
		const isSame = tried === 1 && !hasMoreKeys;
		if (isSame || tried < (fewestKeys.get(wawp) ?? 0)) continue;
		const isLast = tried === queries.length - 1;
		const answered = await wawp
			.getWhole('/v2/groups', keys)
			.then(({ headers, body }) => readPage(body, headers))
			.catch((error: unknown) => {
				if (isLast || !isBadRequest(error)) throw error;
			});
		if (!answered) continue;
		fewestKeys.set(wawp, tried);
		return answered;
	}
	throw new WawpError('unreadable');
}

function isBadRequest(error: unknown): boolean {
	return error instanceof WawpError && error.kind === 'badRequest' && error.facts.status === 400;
}

/** An entry that is neither a group nor, for certain, something else: another chat, or nothing. */
function isUnknown([key, raw]: ListEntry): boolean {
	if (raw === null || raw === '' || readGroup(raw, key)) return false;
	const fields = isObject(raw) ? raw : { id: raw };
	return ![key, fields.id, fields.jid, fields.JID].some((id) =>
		OTHER_CHAT.test(plainText(idText(id))),
	);
}

const OTHER_CHAT = /@(c\.us|s\.whatsapp\.net|lid|newsletter|broadcast|call|bot)$/;

function unique(groups: ListedGroup[]): ListedGroup[] {
	return [...new Map(groups.map((listed) => [listed.group.id, listed])).values()];
}

/** What tells an entry from others, group or not. */
function nameOf([key, raw]: ListEntry): string {
	return readGroup(raw, key)?.id ?? (key || JSON.stringify(raw));
}
