import { inspect } from 'node:util';

/** What a piece of work printed, on both streams, while it ran. */
export async function printedBy<T>(work: () => Promise<T>): Promise<{ value: T; printed: string }> {
	let printed = '';
	const catching = (chunk: unknown) => {
		printed += chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : String(chunk);
		return true;
	};
	// n8n logs through jest's console in tests and through the streams elsewhere.
	const spies = [
		jest.spyOn(process.stdout, 'write').mockImplementation(catching),
		jest.spyOn(process.stderr, 'write').mockImplementation(catching),
		...(['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
			jest.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
				printed += `${parts.map((part) => inspect(part, { depth: 20 })).join(' ')}\n`;
			}),
		),
	];
	try {
		const value = await work();
		return { value, printed };
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
}
