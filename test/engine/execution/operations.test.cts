import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../harness/engine/loadPackage.cts';
import { happen, inputOf, parametersOf } from '../../support/model/happen.cts';
import { liesIn } from '../../support/model/oracle.cts';
import { openScene, type EngineScene } from '../../support/model/scene.cts';
import { plainStep } from '../../support/model/steps.cts';
import { findOperation, OPERATIONS } from '../../../nodes/WawpGroups/operations/index';

const SCHEMAS = join(ROOT, 'nodes/WawpGroups/__schema__/v1.0.0');

const handled = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
	operations.map(({ value }) => `${resource}/${value}`),
);

/** The most requests of one item with its sample parameters, as the operations document it. */
const DOCUMENTED: Record<string, number> = {
	'1': 1,
	'1, or 2 where Wawp knows only the other path': 2,
	'1, or 2 where Wawp knows only the other path; 1 more where the answer does not tell who was added; 1 more with Include Invite Link': 3,
	'1 for every distinct group and choice of options, 0 while a code is reused; with Include Group also 1 for every 100 groups of this number, and 1 to see that no more come, once a minute at the most': 1,
	'1 for every page of up to 100 groups, 1 to see that no more come, and up to 3 more where Wawp refuses a key or does not page': 5,
	// the sample updates two
	'1 for each field, and up to 4 more for each to check the result': 10,
	'2: one for each setting; 1 more where one is off': 3,
	'1, and up to 5 more to check whether this number is in': 6,
	'1, and up to 2 more to check the result': 3,
	'2: the picture before, and the change; up to 2 more to check the result': 4,
	'1, and up to 3 more to check the result': 4,
	'2: the code before, and the reset; up to 2 more to check the result; with Include Group as for Get Invite Code': 4,
	'1, and up to 3 more to check the result where the answer does not name every person': 4,
	'1, and up to 3 more to check the result where the answer does not name every person; 1 for the link and 1 for every person who is sent it, or 2 with a number of Argentina, Brazil, Ivory Coast or Mexico': 6,
	'2 for every group that is looked at (size and code), 3 where Wawp does not tell the size with the group; 0 while they are reused': 2,
	'1 for the link, and 1 for every person; 1 more for every number of Argentina, Brazil, Ivory Coast and Mexico, of which WhatsApp may have another form': 2,
	'1; where numbers are looked up, also 1 for every 100 hidden IDs that Wawp knows, and 1 to see that no more come': 1,
	'1 for every phone number; 1 for every 100 hidden IDs that Wawp knows, and 1 to see that no more come': 3,
	'2 for every group, and 1 for who this number is; where numbers are looked up, also 1 for every 100 hidden IDs that Wawp knows, and 1 to see that no more come': 3,
	'1 for every 100 groups, 1 to see that no more come, 1 for who this number is, and 1 for every group whose members the list does not hold; for all items together; where numbers are looked up, also 1 for every 100 hidden IDs that Wawp knows, and 1 to see that no more come': 3,
};

describe.each(handled)('%s', (name) => {
	let scene: EngineScene;
	beforeEach(async () => {
		scene = await openScene();
	});
	afterEach(() => scene.harness.close());
	const [resource = '', value = ''] = name.split('/');
	const { requests = '', safe } = findOperation(resource, value) ?? {};
	const documented = DOCUMENTED[requests] ?? NaN;

	async function run(count: number) {
		const step = plainStep(name);
		const [item = {}] = inputOf(scene, step);
		await scene.harness.submit(Array(count).fill(item), {
			parameters: parametersOf(step),
			onError: 'continueErrorOutput',
		});
		expect(scene.emulator.requests).not.toEqual([]);
		return scene.emulator.requests.length;
	}

	// Only WEBJS can delete groups.
	const engines = (['GOWS', 'NOWEB', 'WEBJS'] as const).filter(
		(engine) => engine === 'WEBJS' || name !== 'group/delete',
	);
	it.each(engines)(
		'tells what is so, as its schema says, within its documented requests (%s)',
		async (engine) => {
			const happening = await happen(scene, { ...plainStep(name), engine });
			expect([liesIn(happening), happening.output.length > 0]).toEqual([[], true]);
			const schema: unknown = JSON.parse(readFileSync(join(SCHEMAS, `${name}.json`), 'utf8'));
			for (const { json } of happening.output) expect(mismatches(schema, json)).toEqual([]);
			const made = scene.emulator.requests.length;
			expect([made > 0, made <= documented]).toEqual([true, true]);
		},
	);

	it('with five items, a read asks once for all, a change is made for each', async () => {
		expect(await run(5)).toBeLessThanOrEqual(safe ? documented : 5 * documented);
	});

	it('asks for no more when everything is refused', async () => {
		const { state } = scene.emulator;
		for (const group of state.myGroups()) state.mine(group)!.role = 'participant';
		expect(await run(1)).toBeLessThanOrEqual(documented);
	});
});

/** Where a value is not what a schema says; `null` may stand anywhere, for "not told". */
function mismatches(schema: unknown, value: unknown, path = ''): string[] {
	const { type, properties = {}, items } = Object(schema);
	if (value === null) return [];
	if (type === 'array') {
		if (!Array.isArray(value)) return [`${path} is not a list`];
		return value.flatMap((each, i) => mismatches(items, each, `${path}[${i}]`));
	}
	if (type === 'object') {
		const keys = new Set([...Object.keys(properties), ...Object.keys(Object(value))]);
		return [...keys].flatMap((key) => {
			if (!(key in properties)) return [`${path}.${key} is not in the schema`];
			if (!(key in Object(value))) return [`${path}.${key} is not emitted`];
			return mismatches(properties[key], Object(value)[key], `${path}.${key}`);
		});
	}
	const fits = type === 'integer' ? Number.isInteger(value) : typeof value === type;
	return fits ? [] : [`${path} is no ${type}`];
}
