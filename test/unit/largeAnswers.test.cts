import { readJson } from '../../nodes/shared/readJson';

const LARGE = JSON.stringify(['x'.repeat(2 ** 20)]);

it('large answers are read one after another, and all else has its turn between', async () => {
	const order: string[] = [];
	let isOver = false;
	const turns = () => {
		order.push('turn');
		if (!isOver) setImmediate(turns);
	};
	setImmediate(turns);
	const read = async (name: string) => {
		await readJson(LARGE);
		order.push(name);
	};
	await Promise.all(['one', 'two', 'three'].map(read));
	isOver = true;
	const told = order.filter((name, at) => name !== 'turn' || order[at - 1] !== 'turn');
	expect(told).toEqual(['turn', 'one', 'turn', 'two', 'turn', 'three']);
});

it('one that is nested too deep is left as it is, and does not hold up the next', async () => {
	const deep = '['.repeat(2 ** 19) + ']'.repeat(2 ** 19);
	const [first, second] = await Promise.all([readJson(deep), readJson(LARGE)]);
	expect(first).toBe(deep);
	expect(second).toEqual(JSON.parse(LARGE));
});

it('brackets in what is no JSON say nothing', async () => {
	const page = `<p title="x>${'['.repeat(200)}`;
	expect(await readJson(page)).toBe(page);
});
