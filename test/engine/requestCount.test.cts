import { OPERATIONS } from '../../nodes/WawpGroups/operations/index.ts';
import type { Operation } from '../../nodes/WawpGroups/operations/Operation.ts';
import { sample, SAMPLES } from '../support/samples.cts';
import { createHarness, type Harness } from '../../harness/engine/harness.cts';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ groups: 3 });
});
afterEach(() => harness.close());

/** The most requests of one item with its sample parameters, as the operations document it. */
const DOCUMENTED: Record<string, number> = {
	'1': 1,
	'1, or 2 where Wawp knows only the other path': 2,
	'1, or 2 where Wawp knows only the other path; 1 more where the answer does not tell who was added; 1 more with Include Invite Link': 3,
	'1 for every distinct group and choice of options, 0 while a code is reused; with Include Group also 1 for every 100 groups of this number, and 1 to see that no more come, once a minute at the most': 1,
	'1 for every page of up to 100 groups, 1 to see that no more come, and up to 3 more where Wawp refuses a key or does not page': 5,
	// the sample updates two
	'1 for each field, and up to 2 more for each to check the result': 6,
	'2: one for each setting': 2,
	'1, and up to 5 more to check whether this number is in': 6,
	'1, and up to 2 more to check the result': 3,
	'1, and up to 3 more to check the result': 4,
	'2: the code before, and the reset; up to 2 more to check the result; with Include Group as for Get Invite Code': 4,
	'1, and up to 3 more to check the result where the answer does not name every person': 4,
	'1, and up to 3 more to check the result where the answer does not name every person; 1 for the link and 1 for every person who is sent it': 6,
	'2 for every group that is looked at (size and code), 3 where Wawp does not tell the size with the group; 0 while they are reused': 2,
	'1 for the link, and 1 for every person': 2,
	'1; where numbers are looked up, also 1 for every 100 hidden IDs that Wawp knows, and 1 to see that no more come': 1,
	'1 for every phone number; 1 for every 100 hidden IDs that Wawp knows, and 1 to see that no more come': 3,
	'1 for every group, and 1 for who this number is': 2,
	'1 for every 100 groups, 1 to see that no more come, 1 for who this number is, and 1 for every group whose members the list does not hold; for all items together': 3,
};

const all = Object.entries(OPERATIONS).flatMap(([resource, operations]: [string, Operation[]]) =>
	operations.map((operation): [string, Operation] => [`${resource}/${operation.value}`, operation]),
);

async function requestsOf(name: string, items: number, emails = items) {
	const submissions = Array.from({ length: items }, (_, i) => ({ email: `${i % emails}@x.org` }));
	const { run } = await harness.submit(submissions, {
		parameters: sample(name, harness),
		onError: 'continueErrorOutput',
	});
	expect(run.status).toBe('success');
	return harness.emulator.requests.length;
}

it('knows a sample of every operation', () => {
	expect(Object.keys(SAMPLES).sort()).toEqual(all.map(([name]) => name).sort());
});

describe.each(all)('%s', (name, { requests, safe }) => {
	const documented = DOCUMENTED[requests] ?? NaN;

	it.each(['GOWS', 'NOWEB', 'WEBJS'] as const)(
		'makes no more requests than documented (%s)',
		async (engine) => {
			harness.emulator.engine = engine;
			const made = await requestsOf(name, 1);
			expect(made).toBeGreaterThan(0);
			expect(made).toBeLessThanOrEqual(documented);
		},
	);

	it('nor with five items: a read asks once for all, a change is made for each', async () => {
		const made = await requestsOf(name, 5);
		expect(made).toBeLessThanOrEqual(safe ? documented : 5 * documented);
	});

	it('nor when everything is refused', async () => {
		for (const group of harness.groups) harness.emulator.state.mine(group)!.role = 'participant';
		expect(await requestsOf(name, 1)).toBeLessThanOrEqual(documented);
	});
});
