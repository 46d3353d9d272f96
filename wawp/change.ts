import { WawpError } from './failures/errors';
import type { WawpClient } from './client';
import type { Endpoint } from './contract/endpoint';

/** What shows that a change was made; `false` where it was not, `undefined` where nothing tells. */
export type Shown<T> = T | false | undefined;

/** How the effect of a change is known. */
export interface Effect<Answer, T> {
	/** By its answer. */
	told(answer: Answer): Shown<T>;
	/** By looking at it. What goes wrong in a look shows nothing. */
	look(): Promise<Shown<T>>;
}

/** What is read right after a change may still be old: the time in milliseconds until a second look. */
const SECOND_LOOK_MS = 2_000;

/**
 * Makes a change, and says that it was made only where the answer or a look shows it. An answer that says nothing,
 * or that may have been lost on its way, or that contradicts what was asked for, is looked after, twice at the most.
 * Where n8n runs the node again, what was in doubt is looked after first.
 * @returns what shows it; `false` or `undefined` where nothing does
 * @throws WawpError where the change was refused, or is in doubt and not seen
 */
export async function change<P, A, T>(
	wawp: WawpClient,
	endpoint: Endpoint<P, A>,
	params: P,
	{ told, look }: Effect<A, T>,
): Promise<Shown<T>> {
	if (wawp.isInDoubt(endpoint, params)) {
		const seen = await look().catch(unlessFailed);
		if (seen) return seen;
		if (seen === false) wawp.forget(endpoint, params);
	}
	const said = await wawp.ask(endpoint, params).then(told, (error: unknown) => {
		if (error instanceof WawpError && error.mayHaveHappened) return error;
		throw error;
	});
	if (said && !(said instanceof WawpError)) return said;
	const seen = await lookTwice(wawp, look);
	if (!seen && said instanceof WawpError) throw said;
	return seen;
}

/** Looks, and once more after a pause unless the first look shows the change. Throws AbortedError. */
export async function lookTwice<T>(
	wawp: WawpClient,
	look: () => Promise<Shown<T>>,
): Promise<Shown<T>> {
	const quietly = async () => await look().catch(unlessFailed);
	const first = await quietly();
	if (first || first === undefined) return first;
	await wawp.pause(SECOND_LOOK_MS);
	return (await quietly()) ?? first;
}

function unlessFailed(error: unknown): undefined {
	if (!(error instanceof WawpError)) throw error;
}
