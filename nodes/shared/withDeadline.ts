import { CancelledError, WawpError } from '../../wawp/errors';

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
	let onDeadline = () => {};
	let onStop = () => {};
	const aborted = new Promise<never>((_, reject) => {
		const abort = (reason: Error) => {
			reject(reason);
			controller.abort();
		};
		onDeadline = () => abort(new WawpError('timeout'));
		onStop = () => abort(new CancelledError());
	});
	deadline.addEventListener('abort', onDeadline);
	stop?.addEventListener('abort', onStop);
	try {
		return await Promise.race([aborted, work(controller.signal)]);
	} finally {
		deadline.removeEventListener('abort', onDeadline);
		stop?.removeEventListener('abort', onStop);
	}
}
