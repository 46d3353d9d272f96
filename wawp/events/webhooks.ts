import type { WawpClient } from '../client';
import { WawpError } from '../failures/errors';
import { serially } from '../../lib/serial';
import type { Pause } from '../pacing';
import {
	isAsWanted,
	isExact,
	lostEntries,
	readWebhookList,
	withWanted,
	type Wanted,
	type WebhookList,
} from './webhookList';

/** Source: https://api.wawp.net/en/docs/v2/session/webhook */
const PATH = '/v2/session/webhook';
const MOST_WRITES = 5;
const MOST_RESTORES = 3;
/** Somebody who read the list before us and writes it after us has done so within this time. */
const SETTLE_MS = 1_000;
/** A random time up to this is added, so that two who disturb each other get out of step. */
const JITTER_MS = 500;

/** The list as it is now, unmasked: it is to be written back. Throws WawpError. */
export async function webhookList(wawp: WawpClient): Promise<WebhookList> {
	return readWebhookList(await wawp.getUnmasked(PATH));
}

/** How to work on the list. */
export interface WorkOnList {
	pause: Pause;
	/** Names the list: in this process, whoever gives the same key works on it one at a time. */
	key: string;
}

/**
 * Brings the own entry of the webhook list into the wanted state, and leaves all others as they are.
 *
 * Wawp has no way to change one entry: POST replaces the list, and whoever writes at the same time
 * undoes it. So every write is read back, at once and again when others have had time to write.
 * @throws WawpError; `webhookNotKept` if the list does not stay as wanted,
 * `webhooksLost` if Wawp did not keep the entries of others
 */
export async function bringAbout(
	wawp: WawpClient,
	wanted: Wanted,
	{ pause, key }: WorkOnList,
): Promise<void> {
	for (let writes = 0; ; writes++) {
		const isDone = await serially(key, async () => {
			const list = await webhookList(wawp);
			if (isAsWanted(list, wanted)) return true;
			if (writes === MOST_WRITES) throw new WawpError('webhookNotKept');
			await write(wawp, list, wanted);
			return false;
		});
		if (isDone) return;
		await pause(SETTLE_MS + Math.random() * JITTER_MS);
	}
}

/** One write, read back. Puts back what Wawp did not keep of others. */
async function write(wawp: WawpClient, before: WebhookList, wanted: Wanted): Promise<void> {
	let after = await replace(wawp, withWanted(before, wanted));
	for (let tries = 0; isAsWanted(after, wanted); tries++) {
		const lost = lostEntries(before, after, wanted);
		if (lost.length === 0) return;
		// More than once only because somebody else may have written in between.
		if (tries === MOST_RESTORES) throw new WawpError('webhooksLost');
		after = await replace(wawp, [...withWanted(after, wanted), ...lost]);
	}
	// Without the own entry, somebody else has written meanwhile: their list counts.
}

async function replace(wawp: WawpClient, webhooks: unknown[]): Promise<WebhookList> {
	if (!isExact(webhooks)) throw new WawpError('webhooksInexact');
	await wawp.send('POST', PATH, { webhooks }).catch((error: unknown) => {
		// It may have been written all the same: the list itself will tell.
		if (!isWithoutAnswer(error)) throw error;
	});
	return await webhookList(wawp);
}

function isWithoutAnswer(error: unknown): boolean {
	return error instanceof WawpError && ['connectionLost', 'timeout'].includes(error.kind);
}
