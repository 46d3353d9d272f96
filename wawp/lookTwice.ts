import type { WawpClient } from './client';

/** What is read right after a change may still be old: the time in milliseconds until a second look. */
const SECOND_LOOK_MS = 2_000;

/**
 * What a look after a change shows. Unless the first one settles it, a second is taken after a pause; one
 * that shows nothing does not undo what the first has shown.
 * @throws what `look` throws; AbortedError if the execution is stopped in the pause
 */
export async function lookTwice<T>(
	wawp: WawpClient,
	look: () => Promise<T>,
	isSettled: (seen: T) => boolean,
	showsNothing: (seen: T) => boolean,
): Promise<T> {
	const first = await look();
	if (isSettled(first)) return first;
	await wawp.pause(SECOND_LOOK_MS);
	const second = await look();
	return showsNothing(second) ? first : second;
}
