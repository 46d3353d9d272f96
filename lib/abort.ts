/** Whoever waited was told to stop. */
export class AbortedError extends Error {
	constructor() {
		// n8n marks an execution as canceled, not failed, by this word.
		super('The execution was canceled');
		this.name = 'AbortedError';
	}
}

/** The time for some work is over. */
export class DeadlineError extends Error {
	constructor() {
		super('The time is over');
		this.name = 'DeadlineError';
	}
}

/** What is to be done when a signal is aborted. */
const reactions = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal is aborted. However many callbacks there are, the signal has one listener:
 * Node.js warns of a leak when there are more than ten.
 * @returns takes it back
 */
function onAbort(signal: AbortSignal | undefined, react: () => void): () => void {
	if (!signal) return () => {};
	const known = reactions.get(signal);
	const all = known ?? new Set();
	all.add(react);
	if (!known) {
		reactions.set(signal, all);
		signal.addEventListener('abort', () => all.forEach((each) => each()), { once: true });
	}
	return () => {
		all.delete(react);
	};
}

/**
 * Calls back after a time in milliseconds. `AbortSignal.timeout` is the one timer that n8n Cloud
 * allows; it keeps no process alive, and takes whole milliseconds only.
 * @returns takes it back
 */
function afterTime(ms: number, react: () => void): () => void {
	const timer = AbortSignal.timeout(Math.max(0, Math.ceil(ms)));
	timer.addEventListener('abort', react);
	return () => timer.removeEventListener('abort', react);
}

/**
 * What is waited for, unless whoever waits is stopped before.
 * @throws AbortedError as soon as `stop` is aborted; else what `awaited` throws
 */
export async function unlessAborted<T>(
	awaited: Promise<T>,
	stop: AbortSignal | undefined,
): Promise<T> {
	let forget = () => {};
	const stopped = new Promise<never>((_, reject) => {
		const end = () => reject(new AbortedError());
		if (stop?.aborted) end();
		else forget = onAbort(stop, end);
	});
	try {
		return await Promise.race([stopped, awaited]);
	} finally {
		forget();
	}
}

/**
 * Resolves after a time in milliseconds.
 * @throws AbortedError as soon as `stop` is aborted
 */
export async function delay(ms: number, stop?: AbortSignal): Promise<void> {
	let forget = () => {};
	const over = new Promise<void>((resolve) => {
		forget = afterTime(ms, resolve);
	});
	try {
		await unlessAborted(over, stop);
	} finally {
		forget();
	}
}

/**
 * The result of work that has a limited time and can be stopped.
 * @param ms time for all of it, in milliseconds
 * @param work gets a signal that tells it to let go of what it holds
 * @throws DeadlineError or AbortedError at once, whatever the work does; else what it throws
 */
export async function withDeadline<T>(
	ms: number,
	stop: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	if (stop?.aborted) throw new AbortedError();
	// One controller for both: AbortSignal.any() keeps a trace of each request on a long-lived signal.
	const controller = new AbortController();
	const forget: Array<() => void> = [];
	const ended = new Promise<never>((_, reject) => {
		const end = (reason: Error) => {
			reject(reason);
			controller.abort();
		};
		forget.push(onAbort(stop, () => end(new AbortedError())));
		forget.push(afterTime(ms, () => end(new DeadlineError())));
	});
	try {
		return await Promise.race([ended, work(controller.signal)]);
	} finally {
		for (const each of forget) each();
	}
}
