import type { WawpClient } from './client';
import type { Invite } from './ids/inviteCode';
import { Cache } from '../lib/cache';

/** A code takes some 200 bytes. */
const MOST_GROUPS = 1000;

/** Invite codes that executions of this process read, for those that may use one again. */
const recent = new Cache<Invite>(MOST_GROUPS);

/**
 * The invite of a group, as somebody with the same credential read it within that time, or read now.
 * @throws WawpError or AbortedError
 */
export async function cachedInvite(
	wawp: WawpClient,
	groupId: string,
	maxAgeMs: number,
	read: () => Promise<Invite>,
): Promise<Invite> {
	return await recent.get(keyOf(wawp, groupId), { maxAgeMs, read, stop: wawp.stop });
}

/** Changes the invite of a group; who reuses codes gets the new one from then on. */
export async function changedInvite(
	wawp: WawpClient,
	groupId: string,
	change: () => Promise<Invite>,
): Promise<Invite> {
	return await recent.change(keyOf(wawp, groupId), change);
}

function keyOf(wawp: WawpClient, groupId: string): string {
	return `${wawp.account} ${groupId}`;
}
