import { CancelledError, WawpError } from '../../wawp/errors';
import { onStop } from '../../wawp/onStop';

/**
 * The result of some work that is given so much time and can be stopped.
 * @param ms time for all of it, in milliseconds
 * @param stop aborted when the execution is stopped
 * @param work is handed a signal that tells it to let go
 * @throws WawpError `timeout` or CancelledError at once, whatever the work does; else what it throws
 */
export async function withDeadline<T>(
	ms: number,
	stop: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	// One controller for both: AbortSignal.any() keeps a trace of each request on a long-lived signal.
	const controller = new AbortController();
	const deadline = AbortSignal.timeout(ms);
	let forget = () => {};
	const aborted = new Promise<never>((_, reject) => {
		const abort = (reason: Error) => {
			reject(reason);
			controller.abort();
		};
		const forgetStop = onStop(stop, () => abort(new CancelledError()));
		const onDeadline = () => abort(new WawpError('timeout'));
		deadline.addEventListener('abort', onDeadline);
		forget = () => {
			forgetStop();
			deadline.removeEventListener('abort', onDeadline);
		};
	});
	try {
		return await Promise.race([aborted, work(controller.signal)]);
	} finally {
		forget();
	}
}
