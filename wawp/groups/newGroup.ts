import type { WawpClient } from '../client';
import type { Created } from '../contract/groups';
import { instead } from '../failures/errors';
import { personOf, type Person } from '../ids/person';
import { resultOf } from './changePeople';
import { MemberIndex } from './memberIndex';
import { membersOf } from './members';
import { messageOfResult } from './personMessages';

/** Who of those asked for is not in a new group, and of whom nothing tells. */
export interface PeopleOfNewGroup {
	notAdded: Array<{ id: string; message: string }>;
	unconfirmed: string[];
	/** How many are in; `null` where nothing tells. */
	size: number | null;
}

/**
 * What became of the people with whom a group was created: by the answer where it tells, else by the member list. The
 * group is there by now, so nothing that goes wrong here fails.
 * @param ids as they were asked for
 */
export async function peopleOfNewGroup(
	wawp: WawpClient,
	created: Created,
	ids: string[],
): Promise<PeopleOfNewGroup> {
	const results = new Map(ids.map((id) => [id, resultOf(id, created.people ?? [])]));
	const untold = ids.filter((id) => results.get(id) === undefined);
	const members = untold.length > 0 ? await membersOf(wawp, created.id).catch(instead([])) : [];
	const index = new MemberIndex<Person>(members);
	// 409: this number itself
	const isAdded = (code: number) => [0, 200, 409].includes(code);
	// Baileys counts whom it lists, refused or not
	const stated = created.people === null ? null : (created.size ?? created.members?.length ?? null);
	return {
		notAdded: ids.flatMap((id) => {
			const result = results.get(id);
			const isRefused = result !== undefined && !isAdded(result.code);
			return isRefused ? [{ id, message: messageOfResult('add', result) }] : [];
		}),
		unconfirmed: untold.filter((id) => !index.find(personOf([id]))),
		size: members.length || stated,
	};
}
