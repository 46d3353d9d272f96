import type { WawpClient } from '../client';
import type { Created } from '../contract/groups';
import { instead } from '../failures/errors';
import { personOf, type Person } from '../ids/person';
import { MemberIndex } from './memberIndex';
import { membersOf } from './members';
import { messageOfCode } from './personMessages';

/** Who of those asked for is not in a new group, and of whom nothing tells. */
export interface PeopleOfNewGroup {
	notAdded: Array<{ id: string; message: string }>;
	unconfirmed: string[];
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
	const codes = new Map(
		ids.map((id) => [id, created.people?.find((person) => person.ids.includes(id))?.code]),
	);
	const untold = ids.filter((id) => codes.get(id) === undefined);
	const members = untold.length > 0 ? await membersOf(wawp, created.id).catch(instead([])) : [];
	const index = new MemberIndex<Person>(members);
	// 409: this number itself
	const isAdded = (code: number) => [0, 200, 409].includes(code);
	return {
		notAdded: ids.flatMap((id) => {
			const code = codes.get(id);
			const isRefused = code !== undefined && !isAdded(code);
			return isRefused ? [{ id, message: messageOfCode('add', code) }] : [];
		}),
		unconfirmed: untold.filter((id) => !index.find(personOf([id]))),
	};
}
