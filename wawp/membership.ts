import type { WawpClient } from './client';
import { WawpError } from './failures/errors';
import type { FailureKind } from './failures/messages';
import { groupPath } from './http';
import { isSamePerson } from './ids/person';
import { membersOfGroup, readGroup } from './shapes/group';
import { readParticipants } from './shapes/participant';

/** How WhatsApp itself says that this number is not in a group, or not yet. A bare 403 says less. */
const OUTSIDE: FailureKind[] = ['notInGroup', 'groupNotFound'];

/**
 * Whether this number is in a group, by looking at the group. "Unknown" unless the answer shows it: the
 * member list names this number, or WhatsApp refuses to show the group.
 */
export async function membershipIn(
	wawp: WawpClient,
	groupId: string,
): Promise<'inside' | 'outside' | 'unknown'> {
	try {
		const answer = await wawp.get(groupPath(groupId));
		if (readGroup(answer)?.id !== groupId) return 'unknown';
		const members = readParticipants(membersOfGroup(answer));
		const me = await wawp.me();
		const isIn = members.some((member) => me.some((own) => isSamePerson(own, member)));
		return isIn ? 'inside' : 'unknown';
	} catch (error) {
		return error instanceof WawpError && OUTSIDE.includes(error.kind) ? 'outside' : 'unknown';
	}
}
