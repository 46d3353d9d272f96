/** What is to be done when a signal is aborted. */
const reactions = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Has something done when a signal is aborted. An execution's signal has one listener for all its
 * requests: Node.js warns of a leak when there are more than ten.
 * @returns takes it back
 */
export function onStop(signal: AbortSignal | undefined, react: () => void): () => void {
	if (!signal) return () => {};
	const known = reactions.get(signal);
	const all = known ?? new Set();
	all.add(react);
	if (!known) {
		reactions.set(signal, all);
		const reactAll = () => all.forEach((each) => each());
		signal.addEventListener('abort', reactAll, { once: true });
	}
	return () => {
		all.delete(react);
	};
}
