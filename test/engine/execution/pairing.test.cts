import { faultAnswers as fault } from '../../../emulator/index.cts';
import { until } from '../../../harness/engine/clock.cts';
import { people, type Harness } from '../../../harness/engine/harness.cts';
import { useHarness } from '../../support/useHarness.cts';

const harness = useHarness(200);

/** Each person's email as it must be: the link of the group that they asked for. */
function expectedEmails(count: number, groups: Harness['groups']) {
	return people(count, groups).map(({ email }, i) => ({
		to: email,
		text: `https://chat.whatsapp.com/${groups[i % groups.length]?.inviteCode}`,
	}));
}

describe('everyone gets the link of their own group', () => {
	it.each([
		[1, 1],
		[5, 5],
		[200, 200],
		[200, 5],
		[7, 2],
	])('%i people, %i groups: one request for each group', async (count, distinct) => {
		const groups = harness.groups.slice(0, distinct);
		const { emails, items, run } = await harness.submit(people(count, groups));
		expect(run.status).toBe('success');
		expect(emails).toEqual(expectedEmails(count, groups));
		expect(harness.emulator.requests).toHaveLength(distinct);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});

	it('emits code and link, and nothing else', async () => {
		const { items } = await harness.submit(people(1, harness.groups));
		const code = harness.groups[0]?.inviteCode;
		expect(items).toEqual([
			{ json: { code, link: `https://chat.whatsapp.com/${code}` }, pairedItem: { item: 0 } },
		]);
	});

	it('also when answers come in another order than the questions', async () => {
		const { emulator } = harness;
		const onlyOneIsLeft = () => emulator.requests.length === 4 && emulator.inFlight === 1;
		harness.emulator.faults.add({
			groupId: harness.groups[0]?.id,
			after: until(onlyOneIsLeft),
			answer: fault.ordinaryAnswer(),
		});
		const { emails } = await harness.submit(people(20, harness.groups.slice(0, 4)));
		expect(emails).toEqual(expectedEmails(20, harness.groups.slice(0, 4)));
	});

	it('gives items that share an answer a copy each', async () => {
		const { items } = await harness.submit(people(2, harness.groups.slice(0, 1)));
		expect(items[0]?.json).toEqual(items[1]?.json);
		expect(items[0]?.json).not.toBe(items[1]?.json);
	});

	it('works with a plain string parameter from an older workflow', async () => {
		const { emails } = await harness.submit(people(3, harness.groups), {
			parameters: { groupId: '={{ $json.groupId }}' },
		});
		expect(emails).toEqual(expectedEmails(3, harness.groups));
	});
});
