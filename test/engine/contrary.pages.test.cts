/** Lists that are cut in ways that only a second look at the answer shows. */
import { faultAnswers as fault } from '../../emulator/index.cts';
import { createHarness } from '../../harness/engine/harness.cts';

const groupsOf = (size: number): unknown[] =>
	Array.from({ length: size }, (_, index) => ({
		id: `${120363400000000000n + BigInt(index)}@g.us`,
	}));

/** What Get Many says when every page is answered so, and the count is not there. */
async function listed(answer: unknown, headers: Record<string, string> = {}) {
	const harness = await createHarness({ groups: 1 });
	const { faults } = harness.emulator;
	faults.add({ path: /count$/, answer: fault.status(404, { message: 'Not Found' }) });
	faults.add({ path: /groups$/, answer: fault.withHeaders(answer, headers) });
	const { items } = await harness.submit([{}], {
		onError: 'continueRegularOutput',
		parameters: { resource: 'group', operation: 'getMany', returnAll: true },
	});
	await harness.close();
	return items.map(({ json }) => json);
}

const INCOMPLETE = [{ details: { reason: 'incomplete' } }];

describe('a part of a list is not passed on as the whole', () => {
	it.each([10, 50, 100])(
		'the same %i groups for every offset, as many as fit on a page',
		async (size) => {
			expect(await listed(groupsOf(size))).toMatchObject([
				{ details: { reason: 'perhapsIncomplete' } },
			]);
		},
	);

	it('another number of groups for every offset is the whole', async () => {
		expect(await listed(groupsOf(37))).toHaveLength(37);
	});

	it.each([
		['a link to the next page', { Link: '</v2/groups?page=2>; rel="next"' }],
		['a link among others', { Link: '</v2/groups?page=2>; rel="prev next"' }],
		['the number of all', { 'X-Total-Count': '40' }],
		['the number of all, as WordPress calls it', { 'X-WP-Total': '40' }],
	])('a header holds %s', async (_, headers) => {
		expect(await listed(groupsOf(37), headers)).toMatchObject(INCOMPLETE);
	});

	it.each([
		['a link to the last page', { Link: '</v2/groups?page=1>; rel="last"' }],
		['a link to what is no next page', { Link: '</v2/archive>; rel="next-archive"' }],
		['no next page', { 'X-Next-Page': '0' }],
		['the number of all', { 'X-Total-Count': '37' }],
	])('a header holds %s, and there is no more', async (_, headers) => {
		expect(await listed(groupsOf(37), headers)).toHaveLength(37);
	});

	it.each([
		['a group without an ID', { subject: 'B' }],
		['an error', { error: 'item-not-found' }],
		['a sentence', 'rate-overlimit'],
		['an ID that leads elsewhere', { id: '../leave?12036302@g.us' }],
	])('%s among groups', async (_, row) => {
		expect(await listed([...groupsOf(2), row])).toMatchObject(INCOMPLETE);
	});

	it.each([
		['another chat', { id: '491700000001@c.us' }],
		['a channel', { id: { server: 'newsletter', user: '120363410000000001' } }],
		['nothing', null],
	])('%s among groups is none of them', async (_, row) => {
		expect(await listed([...groupsOf(2), row])).toHaveLength(2);
	});

	it.each([
		['a list one level down', { data: { list: groupsOf(2) } }],
		['rows', { rows: groupsOf(2) }],
		['records', { result: { records: groupsOf(2) } }],
	])('groups are found in %s', async (_, answer) => {
		expect(await listed(answer)).toHaveLength(2);
	});
});
