import type { WawpClient } from '../../../../wawp/client';
import { WawpError } from '../../../../wawp/failures/errors';
import { groupPath } from '../../../../wawp/http';
import { isObject } from '../../../../lib/json';
import { readDone } from '../../../../wawp/shapes/change';

/** What a group can reserve for its admins, as Wawp's paths call it. */
export type Setting = 'info-admin-only' | 'messages-admin-only';

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/settings/security/info-admin-only */
export async function getSetting(
	wawp: WawpClient,
	groupId: string,
	setting: Setting,
): Promise<boolean> {
	const answer = await wawp.get(groupPath(groupId, 'settings', 'security', setting));
	const adminsOnly = isObject(answer) ? answer.adminsOnly : answer;
	if (typeof adminsOnly !== 'boolean') throw new WawpError('unreadable');
	return adminsOnly;
}

/**
 * Wawp's older node sends the value in the query, the engine below takes it from the body, and where
 * it is missing it means true. So it goes into both.
 */
export async function setSetting(
	wawp: WawpClient,
	groupId: string,
	setting: Setting,
	adminsOnly: boolean,
): Promise<void> {
	const path = groupPath(groupId, 'settings', 'security', setting);
	readDone(await wawp.send('PUT', path, { adminsOnly }, { adminsOnly }));
}
