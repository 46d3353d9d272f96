import { setTimeout as wait } from 'node:timers/promises';

/** Tries again until `look` does not throw; after `ms` its last error is thrown. */
export async function eventually<T>(look: () => T | Promise<T>, ms = 20_000): Promise<T> {
	const deadline = Date.now() + ms;
	for (;;) {
		try {
			return await look();
		} catch (error) {
			if (Date.now() > deadline) throw error;
			await wait(100);
		}
	}
}
