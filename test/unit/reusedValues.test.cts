import { AbortedError, unlessAborted } from '../../lib/abort';
import { Cache } from '../../lib/cache.ts';

let now: number;
let recent: Cache<string>;
let reads: number;
beforeEach(() => {
	now = 1_000;
	reads = 0;
	recent = new Cache<string>(3, () => now);
});

const read = async () => `value ${++reads}`;
const get = (key = 'a', maxAgeMs = 100) => recent.get(key, { maxAgeMs, read });

/** Something that ends when the test says so. */
function pending<T>() {
	let resolve: (value: T) => void = () => {};
	let reject: (error: unknown) => void = () => {};
	const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
	return { promise, resolve, reject };
}

it('counts the age from the question, not from the answer', async () => {
	const answer = pending<string>();
	const first = recent.get('a', { maxAgeMs: 100, read: () => answer.promise });
	now += 60;
	answer.resolve('slow');
	expect(await first).toBe('slow');
	now += 39;
	expect(await get()).toBe('slow');
	now += 1;
	expect(await get()).toBe('value 1');
});

it('each asker says how old is too old', async () => {
	await get();
	now += 50;
	expect(await get('a', 100)).toBe('value 1');
	expect(await get('a', 50)).toBe('value 2');
	expect(await get('a', 100)).toBe('value 2');
});

it('a clock that is set back makes nothing young again', async () => {
	await get();
	now -= 500;
	expect(await get()).toBe('value 2');
});

it('is bounded: the oldest go first', async () => {
	for (const key of ['a', 'b', 'c', 'a', 'd']) await get(key);
	expect(reads).toBe(4);
	await get('b');
	await get('c');
	await get('d');
	expect(reads).toBe(4);
	await get('a');
	expect(reads).toBe(5);
});

it('keeps no failure, and hands it to all who waited for it', async () => {
	const failing = pending<string>();
	const all = [1, 2].map(() => recent.get('a', { maxAgeMs: 100, read: () => failing.promise }));
	failing.reject(new Error('refused'));
	for (const each of all) await expect(each).rejects.toThrow('refused');
	expect(await get()).toBe('value 1');
});

it('of many whose reader was stopped, one reads for all', async () => {
	const stopped = pending<string>();
	const first = recent.get('a', { maxAgeMs: 100, read: () => stopped.promise });
	const others = Array.from({ length: 50 }, () => get());
	stopped.reject(new AbortedError());
	await expect(first).rejects.toThrow(AbortedError);
	expect(new Set(await Promise.all(others))).toEqual(new Set(['value 1']));
});

it('who is stopped waits no longer for others', async () => {
	const never = pending<string>();
	void recent.get('a', { maxAgeMs: 100, read: () => never.promise });
	const stop = new AbortController();
	const wait = async <R,>(reading: Promise<R>) => await unlessAborted(reading, stop.signal);
	const waiting = recent.get('a', { maxAgeMs: 100, read, wait });
	stop.abort();
	await expect(waiting).rejects.toThrow(AbortedError);
	const late = recent.get('a', { maxAgeMs: 100, read, wait });
	await expect(late).rejects.toThrow(AbortedError);
	expect(reads).toBe(0);
});

it('who is stopped leaves no failure behind that nobody looks at', async () => {
	const failing = pending<string>();
	const first = recent.get('a', { maxAgeMs: 100, read: () => failing.promise });
	const wait = async () => await Promise.reject(new AbortedError());
	await expect(recent.get('a', { maxAgeMs: 100, read, wait })).rejects.toThrow(AbortedError);
	failing.reject(new Error('refused'));
	await expect(first).rejects.toThrow('refused');
	await new Promise((resolve) => setImmediate(resolve));
});

it('who does not want to wait any longer reads for itself', async () => {
	void recent.get('a', { maxAgeMs: 100, read: () => pending<string>().promise });
	expect(await recent.get('a', { maxAgeMs: 100, read, wait: async () => undefined })).toBe(
		'value 1',
	);
});

describe('a change', () => {
	const change = (value = 'changed') => recent.change('a', async () => value);

	it('replaces what is kept, as new', async () => {
		await get();
		now += 99;
		await change();
		now += 99;
		expect(await get()).toBe('changed');
	});

	it('is not kept where nobody reuses anything', async () => {
		await change();
		expect(await get()).toBe('value 1');
	});

	it('that failed leaves nothing: it may have happened', async () => {
		await get();
		const failed = recent.change('a', async () => await Promise.reject(new Error('lost')));
		await expect(failed).rejects.toThrow('lost');
		expect(await get()).toBe('value 2');
	});

	it('outdates what was being read when it began', async () => {
		const old = pending<string>();
		const reading = recent.get('a', { maxAgeMs: 100, read: () => old.promise });
		await change();
		old.resolve('old');
		expect(await reading).toBe('old');
		expect(await get()).toBe('changed');
	});

	it('keeps nothing that was read meanwhile, and is remembered for those who read', async () => {
		const work = pending<string>();
		const changing = recent.change('a', () => work.promise);
		expect(await get()).toBe('value 1');
		expect(await get()).toBe('value 2');
		work.resolve('changed');
		await changing;
		expect(await get()).toBe('changed');
	});

	it('at the same time as another leaves nothing, whichever ends first', async () => {
		for (const order of [
			[0, 1],
			[1, 0],
		]) {
			recent = new Cache<string>(3, () => now);
			await get();
			const works = [pending<string>(), pending<string>()];
			const changes = works.map(({ promise }) => recent.change('a', () => promise));
			for (const index of order) {
				works[index]?.resolve(`change ${index}`);
				await changes[index];
			}
			expect(await get()).toMatch(/^value/);
		}
	});

	it('that ends while another goes on leaves it to that one', async () => {
		await get();
		const [one, two] = [pending<string>(), pending<string>()];
		const first = recent.change('a', () => one.promise);
		const second = recent.change('a', () => two.promise);
		one.resolve('one');
		await first;
		expect(await get()).toBe('value 2');
		expect(await get()).toBe('value 3');
		two.resolve('two');
		await second;
		expect(await get()).toBe('value 4');
	});
});
