/**
 * Values that are read once for each owner, such as an execution, and gone with it. Who asks meanwhile shares the
 * reading; a failure is told to all who asked for it, and is not kept.
 */
export class PerOwner<T> {
	private readonly known = new WeakMap<object, Map<string, Promise<T>>>();

	/** @throws what `read` throws */
	async get(owner: object, key: string, read: () => Promise<T>): Promise<T> {
		const values = this.known.get(owner) ?? new Map<string, Promise<T>>();
		this.known.set(owner, values);
		const known = values.get(key);
		if (known) return await known;
		const reading = read();
		values.set(key, reading);
		return await reading.catch((error: unknown) => {
			values.delete(key);
			throw error;
		});
	}
}
