import { PerOwner } from '../lib/perOwner';
import type { WawpClient } from './client';
import { withPhones } from './hiddenNumbers';
import { MemberIndex } from './memberIndex';
import { membersIn } from './members';
import type { Member } from './shapes/participant';

/** By the execution's client, and group ID. */
const known = new PerOwner<MemberIndex<Member>>();

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
	return await known.get(wawp, `${groupId} ${looksUp}`, async () => {
		const members = await membersIn(wawp, groupId);
		return new MemberIndex(looksUp ? await withPhones(wawp, members) : members);
	});
}
