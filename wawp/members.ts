import type { WawpClient } from './client';
import { groupPath } from './http';
import { readParticipants, type Member } from './shapes/participant';

/**
 * The members of a group as Wawp gives them now.
 * @throws WawpError, `incomplete` if they are a part only
 */
export async function membersIn(wawp: WawpClient, groupId: string): Promise<Member[]> {
	const { headers, body } = await wawp.getWhole(groupPath(groupId, 'participants'));
	return readParticipants(body, groupId, headers);
}
