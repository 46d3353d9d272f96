import { createState } from '../../../emulator/index.cts';
import { hints, useGroupHarness } from '../../support/groupHarness.cts';

const harness = useGroupHarness('group');

/** The number is in this many groups. */
function withGroups(groups: number) {
	const { emulator } = harness;
	const { instanceId } = emulator.state;
	emulator.state = Object.assign(createState({ groups }), { instanceId });
}

it.each([
	['GOWS', 'JID'],
	['NOWEB', 'addressingMode'],
	['WEBJS', 'groupMetadata'],
] as const)('gives the raw answer of %s when Simplify is off', async (engine, key) => {
	harness.emulator.engine = engine;
	const { json } = await harness.run('get', { simplify: false });
	expect(json[0]).toHaveProperty(key);
});

describe('Get Many', () => {
	it('pages until all 1,000 groups are there', async () => {
		withGroups(1000);
		const { json } = await harness.run('getMany', { returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(1000);
		expect(harness.emulator.requests).toHaveLength(11);
	});

	it.each([100, 150, 250])('ends when Wawp ignores limit and offset, with %i groups', async (n) => {
		withGroups(n);
		harness.emulator.variants.pagingHonoured = false;
		const { json } = await harness.run('getMany', { returnAll: true });
		expect(json).toHaveLength(n);
		// the third counts, to see that the list is whole
		expect(harness.emulator.requests.length).toBeLessThanOrEqual(3);
	});

	it('returns 50 unless told otherwise, and asks no more than it needs', async () => {
		withGroups(300);
		expect((await harness.run('getMany')).json).toHaveLength(50);
		expect(harness.emulator.requests).toHaveLength(1);
		expect((await harness.run('getMany', { limit: 120 })).json).toHaveLength(120);
		expect(harness.emulator.requests).toHaveLength(3);
	});

	it('sorts as asked, and leaves participants out as asked', async () => {
		const { json } = await harness.run('getMany', {
			sort: { by: { field: 'id', direction: 'desc' } },
			options: { withoutParticipants: true },
		});
		const ids = harness.groups.map(({ id }) => id).sort();
		expect(json.map(({ id }) => id)).toEqual(ids.reverse());
		expect(harness.emulator.requests[0]?.query.exclude).toBe('participants');
	});

	it('emits nothing for a number without groups', async () => {
		withGroups(0);
		const ran = await harness.run('getMany');
		expect(ran.json).toEqual([]);
		expect(hints(ran)).toEqual([
			'Wawp gave no groups: this number is in none, or Wawp is still loading them.',
		]);
	});
});
