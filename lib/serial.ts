const last = new Map<string, Promise<unknown>>();

/**
 * Does work with the same key one after another, within this process: what one reads and writes
 * back, nobody else changes meanwhile.
 */
export async function serially<T>(key: string, work: () => Promise<T>): Promise<T> {
	const before = last.get(key) ?? Promise.resolve();
	const mine = before.then(work);
	// the next one starts whatever becomes of this one
	const settled = mine.then(
		() => {},
		() => {},
	);
	last.set(key, settled);
	return await mine.finally(() => {
		if (last.get(key) === settled) last.delete(key);
	});
}
