import { CancelledError } from './errors';
import { onStop } from './onStop';

/**
 * What is waited for, unless one is stopped before.
 * @throws CancelledError as soon as `stop` is aborted; else what `awaited` throws
 */
export async function unlessStopped<T>(
	awaited: Promise<T>,
	stop: AbortSignal | undefined,
): Promise<T> {
	if (stop?.aborted) throw new CancelledError();
	let forget = () => {};
	const stopped = new Promise<never>((_, reject) => {
		forget = onStop(stop, () => reject(new CancelledError()));
	});
	try {
		return await Promise.race([stopped, awaited]);
	} finally {
		forget();
	}
}
