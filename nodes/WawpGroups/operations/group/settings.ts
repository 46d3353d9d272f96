import type { WawpClient } from '../../../../wawp/client';
import { WawpError } from '../../../../wawp/failures/errors';
import { layersOf } from '../../../../wawp/failures/signs';
import { groupPath } from '../../../../wawp/http';
import { namesAnotherGroup } from '../../../../wawp/ids/groupId';
import { yesOrNo } from '../../../../lib/json';
import { lookTwice } from '../../../../wawp/lookTwice';
import { takesBack } from '../../../../wawp/shapes/trouble';
import { isQueued, readChange } from '../../../../wawp/shapes/change';

/** What a group can reserve for its admins, as Wawp's paths call it. */
export type Setting = 'info-admin-only' | 'messages-admin-only';

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/settings/security/info-admin-only */
export async function getSetting(
	wawp: WawpClient,
	groupId: string,
	setting: Setting,
): Promise<boolean> {
	const answer = await wawp.get(groupPath(groupId, 'settings', 'security', setting));
	const isOpen = isQueued(answer) || takesBack(layersOf(answer));
	if (namesAnotherGroup(answer, groupId) || isOpen) throw new WawpError('unreadable');
	// a bare `false` is also how WEBJS refuses
	if (answer === true) return true;
	const value = yesOrNo(layersOf(answer).find((layer) => 'adminsOnly' in layer)?.adminsOnly);
	if (value !== null) return value;
	throw new WawpError('unreadable');
}

/**
 * Sets a setting, and tells whether it is so; `null` where nothing shows it.
 *
 * The engine takes the value from the body, and where it is missing it means true. Wawp's older node
 * sends it in the query, so that is done where the body alone is refused or has no effect: setting the
 * same value twice is no harm.
 * @throws WawpError
 */
export async function setSetting(
	wawp: WawpClient,
	groupId: string,
	setting: Setting,
	adminsOnly: boolean,
): Promise<true | null> {
	const path = groupPath(groupId, 'settings', 'security', setting);
	const put = async (query?: { adminsOnly: boolean }) =>
		await wawp.send('PUT', path, { adminsOnly }, query);
	const look = async () => await getSetting(wawp, groupId, setting).catch(() => undefined);
	let isInQuery = false;
	const sent = await put().catch(async (error: unknown) => {
		if (!(error instanceof WawpError) || error.kind !== 'badRequest') throw error;
		isInQuery = true;
		return await put({ adminsOnly });
	});
	if ((await look()) === adminsOnly) return true;
	// only for false: a server that ignores the body takes a missing value as true. What comes of it is
	// looked at, since the first request was taken
	if (!adminsOnly && !isInQuery) await put({ adminsOnly }).catch(unlessStopped);
	const seen = await lookTwice(
		wawp,
		look,
		(value) => value === adminsOnly,
		(value) => value === undefined,
	);
	if (seen === adminsOnly) return true;
	// `false` is a refusal, and also the new value: only the setting itself tells
	if (seen !== undefined || adminsOnly) readChange(sent, groupId);
	return null;
}

function unlessStopped(error: unknown): void {
	if (!(error instanceof WawpError)) throw error;
}
