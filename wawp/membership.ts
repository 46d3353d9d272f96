import type { WawpClient } from './client';
import { WawpError } from './failures/errors';
import type { FailureKind } from './failures/messages';
import { groupPath } from './http';
import { isSamePerson } from './ids/person';
import { lookTwice } from './lookTwice';
import { membersOfGroup, readGroup } from './shapes/group';
import { readParticipants } from './shapes/participant';

/** What a look at a group shows of this number. */
export type Membership = 'inside' | 'shown' | 'outside' | 'noSuchGroup' | 'refused' | 'unknown';

/** WhatsApp's own words; and refusals without them, which say less. */
const MEANINGS: Partial<Record<FailureKind, Membership>> = {
	notInGroup: 'outside',
	groupNotFound: 'noSuchGroup',
	notAllowed: 'refused',
	unauthorized: 'refused',
};

/**
 * Whether this number is in a group, by looking at the group. "Unknown" unless the answer shows it: the
 * member list names this number, or WhatsApp refuses to show the group. "Shown" is a group with members
 * among whom this number is not found, which proves nothing.
 * @param expected a second look is taken where the first one shows clearly something else
 */
export async function membershipIn(
	wawp: WawpClient,
	groupId: string,
	expected: Membership[],
): Promise<Membership> {
	return await lookTwice(
		wawp,
		async () => await look(wawp, groupId),
		(seen) => expected.includes(seen) || showsNothing(seen),
		showsNothing,
	);
}

/** Whether a look tells neither that this number is in the group, nor that it is not. */
export function showsNothing(seen: Membership): boolean {
	return seen === 'refused' || seen === 'unknown';
}

async function look(wawp: WawpClient, groupId: string): Promise<Membership> {
	try {
		const answer = await wawp.get(groupPath(groupId));
		if (readGroup(answer, groupId)?.id !== groupId) return 'unknown';
		const members = readParticipants(membersOfGroup(answer, groupId));
		const me = await wawp.me();
		const isIn = members.some((member) => me.some((own) => isSamePerson(own, member)));
		return isIn ? 'inside' : 'shown';
	} catch (error) {
		return (error instanceof WawpError && MEANINGS[error.kind]) || 'unknown';
	}
}
