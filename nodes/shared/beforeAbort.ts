/**
 * The result of the work, unless the signal is aborted first: then the given error is thrown at
 * once, and what becomes of the work is ignored.
 */
export async function beforeAbort<T>(
	signal: AbortSignal,
	error: Error,
	work: () => Promise<T>,
): Promise<T> {
	if (signal.aborted) throw error;
	let onAbort = () => {};
	const aborted = new Promise<never>((_, reject) => {
		onAbort = () => reject(error);
		signal.addEventListener('abort', onAbort, { once: true });
	});
	try {
		return await Promise.race([work(), aborted]);
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}
