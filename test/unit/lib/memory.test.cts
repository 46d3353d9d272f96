import { AbortedError } from '../../../lib/abort';
import { Memory } from '../../../lib/memory';

let now: number;
let memory: Memory<string>;
let reads: number;
beforeEach(() => {
	now = 1_000;
	reads = 0;
	memory = new Memory<string>(3, () => now);
});

const read = async () => `value ${++reads}`;
const get = async (name = 'a', maxAgeMs = 100) => await memory.get(name, maxAgeMs, read);

/** Something that ends when the test says so. */
function pending() {
	let resolve: (value: string) => void = () => {};
	let reject: (error: unknown) => void = () => {};
	const promise = new Promise<string>((yes, no) => ([resolve, reject] = [yes, no]));
	return { promise, resolve, reject };
}

it('counts the age from the question, not from the answer', async () => {
	const answer = pending();
	const first = memory.get('a', 100, () => answer.promise);
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
	expect(memory.peek('a', 50)).toBeUndefined();
	expect(await get('a', 50)).toBe('value 2');
});

it('is bounded: the oldest go first', async () => {
	for (const name of ['a', 'b', 'c', 'a', 'd']) await get(name);
	expect(reads).toBe(4);
	await get('b');
	expect(reads).toBe(4);
	await get('a');
	expect(reads).toBe(5);
});

it('keeps no failure, and hands it to all who waited for it', async () => {
	const failing = pending();
	const all = [1, 2].map(() => memory.get('a', 100, () => failing.promise));
	failing.reject(new Error('refused'));
	for (const each of all) await expect(each).rejects.toThrow('refused');
	expect(await get()).toBe('value 1');
});

it('of many whose reader was stopped, one reads for all', async () => {
	const stopped = pending();
	const first = memory.get('a', 100, () => stopped.promise);
	const others = Array.from({ length: 50 }, () => get());
	stopped.reject(new AbortedError());
	await expect(first).rejects.toThrow(AbortedError);
	expect(new Set(await Promise.all(others))).toEqual(new Set(['value 1']));
});

it('what was being read when it was told to forget, or another value, is not kept', async () => {
	for (const act of [
		() => memory.forget('a'),
		() => memory.forget(),
		() => memory.set('a', 'new'),
	]) {
		memory.forget();
		const old = pending();
		const reading = memory.get('a', 100, () => old.promise);
		act();
		old.resolve('old');
		expect(await reading).toBe('old');
		expect(memory.peek('a')).not.toBe('old');
	}
	expect(memory.peek('a')).toBe('new');
});
