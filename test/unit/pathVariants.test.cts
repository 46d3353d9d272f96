import { WawpError } from '../../wawp/failures/errors';
import type { FailureKind } from '../../wawp/failures/messages';
import { PathVariants } from '../../wawp/pathVariants';

let paths: PathVariants;
let asked: string[];
beforeEach(() => {
	paths = new PathVariants();
	asked = [];
});

/** A path that answers so: with its name, or with a failure. */
function path(name: string, failure?: WawpError) {
	return async () => {
		asked.push(name);
		await Promise.resolve();
		if (failure) throw failure;
		return name;
	};
}

const gone = () => new WawpError('noSuchPath', { status: 404 });
const failed = (kind: FailureKind, status?: number) => new WawpError(kind, { status });

it('is found out once', async () => {
	for (let i = 0; i < 3; i++) {
		expect(await paths.send('x', [path('one', gone()), path('two')])).toBe('two');
	}
	expect(asked).toEqual(['one', 'two', 'two', 'two']);
});

it('is found out by one of many who ask at the same moment', async () => {
	const all = [1, 2, 3].map(() => paths.send('x', [path('one', gone()), path('two')]));
	expect(await Promise.all(all)).toEqual(['two', 'two', 'two']);
	expect(asked).toEqual(['one', 'two', 'two', 'two']);
});

it('is found out anew when it is gone, and nothing is asked there once more', async () => {
	await paths.send('x', [path('one', gone()), path('two')]);
	asked = [];
	expect(await paths.send('x', [path('one'), path('two', gone())])).toBe('one');
	expect(asked).toEqual(['two', 'one']);
});

it.each<[FailureKind, number | undefined]>([
	['groupNotFound', 404],
	['serverError', 500],
	['timeout', undefined],
])('a change that fails with %s goes to no other path', async (kind, status) => {
	const change = paths.send('x', [path('one', failed(kind, status)), path('two')]);
	await expect(change).rejects.toMatchObject({ kind });
	expect(asked).toEqual(['one']);
});

it.each<[FailureKind, number | undefined]>([
	['rateLimit', 429],
	['badGateway', 502],
	['connectionLost', undefined],
])('%s says nothing of the path', async (kind, status) => {
	await paths.send('x', [path('one', failed(kind, status)), path('two')]).catch(() => {});
	asked = [];
	expect(await paths.send('x', [path('one', gone()), path('two')])).toBe('two');
	expect(asked).toEqual(['one', 'two']);
});

it('who does not want to wait for another one finds out by itself', async () => {
	void paths.send('x', [() => new Promise<string>(() => {}), path('two')]);
	const wait = async () => undefined;
	expect(await paths.send('x', [path('one'), path('two')], { wait })).toBe('one');
});
