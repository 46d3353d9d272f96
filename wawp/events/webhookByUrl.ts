import type { WawpClient } from '../client';
import { WawpError } from '../failures/errors';
import { isRight, ownEntries, urlOf, type Wanted, type WebhookList } from './webhookList';

/** Sources: https://api.wawp.net/en/docs/v2/webhook/{set,delete}; the method of the first is not readable there. */
const SET = '/v2/webhook/set';
const DELETE = '/v2/webhook/delete';

/**
 * Adds or corrects the own webhook, without sending any other anywhere.
 * @param viaList what to do where Wawp has no such path
 * @throws WawpError
 */
export async function setByUrl(
	wawp: WawpClient,
	list: WebhookList,
	wanted: Wanted,
	viaList: () => Promise<void>,
): Promise<void> {
	const { url, events = [], secret } = wanted;
	const body = { url, events, is_active: 1, ...(secret ? { hmac: secret } : {}) };
	const own = ownEntries(list, wanted);
	const right = own.find((entry) => isRight(entry, wanted));
	if (!right) {
		const isByUrl = await wawp.eitherOf(
			'webhook/set',
			[
				async () => Boolean(await wawp.send('POST', SET, body)),
				async () => Boolean(await wawp.send('PUT', SET, body)),
				async () => {
					await viaList();
					return false;
				},
			],
			isNoPath,
		);
		if (!isByUrl) return;
	}
	// an old token, or twice the same
	const rest = own.filter(
		(entry) => entry !== right && (right !== undefined || urlOf(entry) !== url),
	);
	for (const entry of rest) await remove(wawp, String(urlOf(entry)), viaList);
}

/**
 * Takes the own webhook away.
 * @param viaList what to do where Wawp has no such path
 * @throws WawpError
 */
export async function removeByUrl(
	wawp: WawpClient,
	list: WebhookList,
	wanted: Wanted,
	viaList: () => Promise<void>,
): Promise<void> {
	// exactly as Wawp has written it
	const urls = new Set(ownEntries(list, wanted).map((entry) => String(urlOf(entry))));
	for (const url of urls) await remove(wawp, url, viaList);
}

async function remove(wawp: WawpClient, url: string, viaList: () => Promise<void>): Promise<void> {
	await wawp.eitherOf(
		'webhook/delete',
		[
			async () => await unlessGone(wawp.send('DELETE', DELETE, { url })),
			async () => await unlessGone(wawp.send('DELETE', DELETE, undefined, { url })),
			viaList,
		],
		isNoPathOrField,
	);
}

function statusOf(error: unknown): number | undefined {
	return error instanceof WawpError ? error.facts.status : undefined;
}

/** And not the instance that is missing. */
function isNoPath(error: unknown): boolean {
	if (error instanceof WawpError && error.kind === 'unknownInstance') return false;
	return [404, 405].includes(statusOf(error) ?? 0);
}

/** A URL is taken from the body or from the query. */
function isNoPathOrField(error: unknown): boolean {
	return isNoPath(error) || [400, 422].includes(statusOf(error) ?? 0);
}

/** "No such webhook" is no missing path: whether it is gone is looked for in the list. */
async function unlessGone(deleted: Promise<unknown>): Promise<void> {
	await deleted.catch((error: unknown) => {
		// frameworks name the path that is missing
		const said =
			error instanceof WawpError ? (error.facts.said ?? '').replace(/\S*\/\S*/g, '') : '';
		if (statusOf(error) !== 404 || !/webhook/i.test(said)) throw error;
	});
}
