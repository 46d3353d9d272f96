import { SerialQueue } from '../../lib/serialQueue';

/** Work that ends when the test says so, and writes down when it began. */
function workLog() {
	const began: string[] = [];
	const ends = new Map<string, () => void>();
	const work = (name: string) => async () => {
		began.push(name);
		await new Promise<void>((resolve) => ends.set(name, resolve));
		return name;
	};
	return { began, work, end: (name: string) => ends.get(name)?.() };
}

async function turn(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

it('does one thing at a time, in the order in which it came', async () => {
	const queue = new SerialQueue();
	const { began, work, end } = workLog();
	const all = ['a', 'b', 'c'].map((name) => queue.run(work(name)));
	for (const [index, name] of ['a', 'b', 'c'].entries()) {
		await turn();
		expect(began).toHaveLength(index + 1);
		end(name);
	}
	expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
	expect(queue.isBusy).toBe(false);
});

it('who is stopped leaves the queue, and the others keep their order', async () => {
	const queue = new SerialQueue();
	const { began, work, end } = workLog();
	const halt = new AbortController();
	const first = queue.run(work('a'));
	const stopped = queue.run(work('b'), { stop: halt.signal });
	const third = queue.run(work('c'));
	halt.abort();
	await expect(stopped).rejects.toMatchObject({ name: 'AbortedError' });
	await turn();
	expect(began).toEqual(['a']);
	end('a');
	await turn();
	end('c');
	await Promise.all([first, third]);
	expect(began).toEqual(['a', 'c']);
});

it('goes on whatever becomes of the work before', async () => {
	const queue = new SerialQueue();
	const failed = queue.run(async () => {
		throw new Error('refused');
	});
	const next = queue.run(async () => 'next');
	await expect(failed).rejects.toThrow('refused');
	expect(await next).toBe('next');
});
