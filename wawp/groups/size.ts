import type { Account, GroupSize } from '../account/account';
import type { WawpClient } from '../client';
import type { Group } from '../contract/group';
import { getGroup } from '../contract/groups';
import { WawpError } from '../failures/errors';
import { membersOf } from './members';

/** How many members a group has: as it is stated, or else as they are listed; `null` where neither tells. */
export function sizeOf({ size, members }: Pick<Group, 'size' | 'members'>): number | null {
	return size ?? (members?.length || null);
}

/**
 * The size of a group as Wawp gives it now.
 * @throws WawpError, `sizeUnknown` for a community
 */
export async function readSize(wawp: WawpClient, groupId: string): Promise<GroupSize> {
	const readAt = wawp.account.gate.now();
	const group = await wawp.ask(getGroup, { groupId });
	if (group.id !== groupId) throw new WawpError('unreadable', { said: group.id });
	// of a community, the member list shows the admins only
	if (group.isCommunity) throw new WawpError('sizeUnknown', { advice: 'It is a community.' });
	const size = sizeOf(group) ?? (await membersOf(wawp, groupId)).length;
	return { groupId, subject: group.subject, size, readAt };
}

/** Sizes are never older than this when they are used; in milliseconds. */
const LONGEST = 60 * 60 * 1000;
/** How long somebody with a link takes to join, in milliseconds. */
const UNTIL_JOINED = 60_000;

/**
 * A link of a group is given out: who has got one will soon be a member, and the size that was read before does not
 * know of it yet.
 * @returns takes it back, for one that could not be read
 */
export function noteGivenLink({ gate, givenLinks }: Account, groupId: string): () => void {
	const at = gate.now();
	const times = (givenLinks.peek(groupId) ?? []).filter((time) => time > at - LONGEST);
	givenLinks.set(groupId, [...times, at]);
	return () => {
		const present = givenLinks.peek(groupId) ?? [];
		const index = present.lastIndexOf(at);
		givenLinks.set(
			groupId,
			present.filter((_, place) => place !== index),
		);
	};
}

/**
 * How many links of a group were given out since its size was read, and in the last minute in any case: who has just
 * got one has hardly joined when the size is read again.
 * @param readAt in milliseconds
 */
export function givenLinksSince(
	{ gate, givenLinks }: Account,
	groupId: string,
	readAt: number,
): number {
	const from = Math.min(readAt, gate.now() - UNTIL_JOINED);
	return (givenLinks.peek(groupId) ?? []).filter((time) => time >= from).length;
}
