import type { WawpClient } from '../client';
import { getSetting, type Setting } from '../contract/groupInfo';
import { getGroup } from '../contract/groups';
import { WawpError } from '../failures/errors';
import type { FailureKind } from '../failures/kinds';

/**
 * Whether only admins may do something, for each of some settings. Where the answer is "no", the group is looked at
 * too: GOWS says so of one that is not loaded (WAHA #2027), and WPP of one that it does not have (session.wpp.core.ts).
 * @throws WawpError
 */
export async function readSettings(
	wawp: WawpClient,
	groupId: string,
	settings: Setting[],
): Promise<boolean[]> {
	const told: Array<boolean | null> = [];
	for (const setting of settings) told.push(await wawp.ask(getSetting, { groupId, setting }));
	if (told.every((adminsOnly) => adminsOnly === true)) return told;
	if (told.includes(null) || !(await isLoaded(wawp, groupId))) throw new WawpError('notLoaded');
	return told.map(Boolean);
}

/** What shows that nothing is known of a group. Where it cannot be looked at for another reason, it may be. */
const NOTHING_KNOWN: FailureKind[] = ['notLoaded', 'notInGroup', 'groupNotFound'];

async function isLoaded(wawp: WawpClient, groupId: string): Promise<boolean> {
	const group = await wawp.ask(getGroup, { groupId }).catch((error: unknown) => {
		if (error instanceof WawpError && !NOTHING_KNOWN.includes(error.kind)) return undefined;
		throw error;
	});
	return !group || group.infoAdminsOnly !== null || group.messagesAdminsOnly !== null;
}
