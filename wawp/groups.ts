import type { WawpClient } from './client';
import { isObject, objectAt } from './json';

/** What every engine says of a group in a list. */
export interface GroupName {
	id: string;
	subject: string;
}

/** Groups in one request. Wawp documents no maximum; its own node's default is 50. */
const PAGE = 100;

/**
 * One page of the groups that this number is in, by name.
 *
 * Whether Wawp honours `limit` and `offset` is not documented: an answer longer than a page is taken
 * as the whole list.
 * @returns the groups, and the offset of the next page, if there may be one
 * @throws WawpError
 */
export async function groupsPage(
	wawp: WawpClient,
	offset: number,
): Promise<{ groups: GroupName[]; next: number | undefined }> {
	const body = await wawp.get('/v2/groups', {
		limit: PAGE,
		offset,
		sortBy: 'subject',
		sortOrder: 'asc',
		exclude: 'participants',
	});
	const groups = groupList(body).flatMap(([key, group]) => readName(key, group));
	return { groups, next: groups.length === PAGE ? offset + PAGE : undefined };
}

/** The groups of a list answer: an array, or (older engines) an object keyed by group ID. */
function groupList(body: unknown): Array<[string, unknown]> {
	if (Array.isArray(body)) return body.map((group) => ['', group]);
	return isObject(body) ? Object.entries(body) : [];
}

/** GOWS, NOWEB and WEBJS name the same two things differently (shared facts, section 2.4). */
function readName(key: string, group: unknown): GroupName[] {
	if (!isObject(group)) return [];
	const id = [group.JID, group.id, objectAt(group, 'id')._serialized, key].find(
		(value) => typeof value === 'string' && value.endsWith('@g.us'),
	);
	const subject = [group.Name, group.subject, group.name].find(
		(value) => typeof value === 'string' && value !== '',
	);
	if (typeof id !== 'string') return [];
	return [{ id, subject: typeof subject === 'string' ? subject : id }];
}
