import type { WawpClient } from '../client';
import { getGroup } from '../contract/groups';
import { WawpError } from '../failures/errors';
import { isSamePerson } from '../ids/person';

/**
 * How this number stands to a group, by looking at the group: in it, outside, or there is no such group; `undefined`
 * where nothing shows it. A group with members among whom this number is not found proves nothing: it may be known
 * under another ID.
 */
export async function standingIn(
	wawp: WawpClient,
	groupId: string,
): Promise<'inside' | 'outside' | 'noGroup' | undefined> {
	const group = await wawp.ask(getGroup, { groupId }).catch((error: unknown) => {
		if (error instanceof WawpError) return error;
		throw error;
	});
	if (group instanceof WawpError) {
		if (group.kind === 'groupNotFound') return 'noGroup';
		return group.kind === 'notInGroup' ? 'outside' : undefined;
	}
	if (group.id !== groupId) return undefined;
	const me = await wawp.me();
	const isListed = group.members?.some((member) => me.some((own) => isSamePerson(own, member)));
	return isListed ? 'inside' : undefined;
}
