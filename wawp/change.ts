import { instead, WawpError } from './failures/errors';
import type { WawpClient } from './client';
import type { Endpoint } from './contract/endpoint';

/** What shows that a change was made; `false` where it was not, `undefined` where nothing tells. */
export type Shown<T> = T | false | undefined;

/** What is read right after a change may still be old: the time in milliseconds until a second look. */
const SECOND_LOOK_MS = 2_000;

/**
 * Makes a change, and says that it was made only where the answer or a look shows it. An answer that says nothing,
 * or that may have been lost on its way, or that contradicts what was asked for, is looked after, twice at the most.
 * Where n8n runs the node again, what was in doubt is looked after first, and sent again only where a look shows that it
 * was not made: else `ask` throws the doubt of before, and sends nothing.
 * @param told what the answer shows
 * @param look asks Wawp what is so now; gets what has put the change in doubt, and a WawpError of its own shows nothing
 * @returns what shows it; `false` or `undefined` where nothing does
 * @throws WawpError where the change was refused, or is in doubt and not seen
 */
export async function change<P, A, T>(
	wawp: WawpClient,
	endpoint: Endpoint<P, A>,
	params: P,
	told: (answer: A) => Shown<T>,
	look: (doubt?: WawpError) => Promise<Shown<T>>,
): Promise<Shown<T>> {
	const before = wawp.retryMemory.find(endpoint, params);
	if (before && 'doubt' in before) {
		const seen = await look(before.doubt).catch(instead(undefined));
		if (seen) return seen;
		if (seen === false) wawp.retryMemory.forget(endpoint, params);
	}
	const said = await wawp.ask(endpoint, params).then(told, (error: unknown) => {
		if (error instanceof WawpError && error.mayHaveHappened) return error;
		throw error;
	});
	if (said && !(said instanceof WawpError)) return said;
	const doubt = said instanceof WawpError ? said : undefined;
	const seen = await lookTwice(wawp, async () => await look(doubt));
	if (!seen && doubt) throw doubt;
	return seen;
}

/** Looks, and once more after a pause unless the first look shows the change. Throws AbortedError. */
export async function lookTwice<T>(
	wawp: WawpClient,
	look: () => Promise<Shown<T>>,
): Promise<Shown<T>> {
	const quietly = async () => await look().catch(instead(undefined));
	const first = await quietly();
	if (first || first === undefined) return first;
	await wawp.pause(SECOND_LOOK_MS);
	return (await quietly()) ?? first;
}

/** Where the contract makes of an answer just what it shows. */
export const asIs = <T>(answer: T) => answer;
