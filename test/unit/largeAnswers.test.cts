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

it('one that cannot be read does not hold up the next', async () => {
	const deep = `${'['.repeat(2 ** 20)}`;
	const [first, second] = await Promise.allSettled([readJson(deep), readJson(LARGE)]);
	expect(first).toMatchObject({ reason: { kind: 'unreadable' } });
	expect(second.status).toBe('fulfilled');
});
