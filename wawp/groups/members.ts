import { MemoryOf } from '../../lib/memory';
import type { WawpClient } from '../client';
import { getGroup } from '../contract/groups';
import { listParticipants } from '../contract/participants';
import type { Listed } from '../contract/people';
import type { WithRaw } from '../contract/commonSchemas';
import { instead, WawpError } from '../failures/errors';
import { withPhones } from './numbers';
import { MemberIndex } from './memberIndex';

export type Member = WithRaw<Listed>;

/**
 * The members of a group as Wawp gives them now.
 * @throws WawpError, `incomplete` where it states more than it gives
 */
export async function membersOf(wawp: WawpClient, groupId: string): Promise<Member[]> {
	const { value, total } = await wawp.askWhole(listParticipants, { groupId });
	if (total > value.length) throw new WawpError('incomplete');
	const members = value.filter(({ code }) => code === 0);
	// a group that can be looked at has a member: this number
	if (members.length === 0) throw new WawpError('notLoaded');
	return members;
}

/** By the execution's client, and group ID. */
const known = new MemoryOf<MemberIndex<Member>>();

/**
 * The members of a group, read once for all items of an execution.
 * @param looksUp whether the phone numbers behind hidden IDs are asked for
 * @throws WawpError
 */
export async function membersOnce(
	wawp: WawpClient,
	groupId: string,
	looksUp: boolean,
): Promise<MemberIndex<Member>> {
	return await known.of(wawp).get(`${groupId} ${looksUp}`, Infinity, async () => {
		const members = await membersOf(wawp, groupId);
		return new MemberIndex(await withPhones(wawp, members, looksUp));
	});
}

const communities = new MemoryOf<boolean>();

/** Whether a group is a community, read once for all items of an execution; no where nothing tells. */
export async function isCommunityOnce(wawp: WawpClient, groupId: string): Promise<boolean> {
	return await communities.of(wawp).get(groupId, Infinity, async () => {
		const group = await wawp.ask(getGroup, { groupId }).catch(instead(undefined));
		return group?.isCommunity === true;
	});
}
