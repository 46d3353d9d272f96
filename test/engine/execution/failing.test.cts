import { faultAnswers as fault } from '../../../emulator/index.cts';
import { clock, until } from '../../../harness/engine/clock.cts';
import { people, type Submission } from '../../../harness/engine/harness.cts';
import { useHarness } from '../../support/useHarness.cts';

const harness = useHarness(5);

const FAILED = 2;

/** What comes out for those whose item did not fail: the link of their own group. */
function others() {
	return people(5, harness.groups)
		.map(({ email }, i) => ({
			to: email,
			text: `https://chat.whatsapp.com/${harness.groups[i]?.inviteCode}`,
		}))
		.filter((_, i) => i !== FAILED);
}

function refused(): Submission[] {
	const groupId = harness.groups[FAILED]?.id;
	harness.emulator.faults.add({ groupId, answer: fault.notAdmin403() });
	return people(5, harness.groups);
}

function unusable(): Submission[] {
	const link = 'https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv';
	return people(5, harness.groups).with(FAILED, { email: 'person2@example.com', groupId: link });
}

describe.each<[string, () => Submission[], string, string, object]>([
	[
		'that WhatsApp refuses',
		refused,
		'This WhatsApp number is not an admin of the group',
		'make the number that is linked to Wawp an admin of the group.',
		{ reason: 'notAdmin', httpStatus: 403, item: FAILED },
	],
	[
		'that cannot be used',
		unusable,
		'"Group" holds a link',
		'A link does not contain the group ID.',
		{ reason: 'invalidInput', httpStatus: null, item: FAILED },
	],
])('an item %s', (_, submissions, message, advice, details) => {
	it('stops there: the error names the item, nothing goes out', async () => {
		const { run, error, emails } = await harness.submit(submissions());
		expect(run.status).toBe('error');
		expect(error?.message).toBe(`${message} [item ${FAILED}]`);
		expect(error?.description).toContain(advice);
		expect(emails).toEqual([]);
	});

	it('continues on the regular output, in order, each paired with its own', async () => {
		const onError = 'continueRegularOutput';
		const { run, items, emails } = await harness.submit(submissions(), { onError });
		expect(run.status).toBe('success');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		const said = { error: message, message: expect.stringContaining(advice), details };
		expect(items[FAILED]?.json).toEqual(said);
		expect(emails.filter(({ text }) => text)).toEqual(others());
	});

	it('sends it to the error output with its input, and the others to their people', async () => {
		const given = submissions();
		const { errors, emails } = await harness.submit(given, { onError: 'continueErrorOutput' });
		expect(emails).toEqual(others());
		// No other key: n8n 1 would take the item for a good one, and send it on.
		expect(errors).toEqual([
			{
				json: { ...given[FAILED], error: message, message: expect.stringContaining(advice) },
				pairedItem: { item: FAILED },
			},
		]);
	});
});

it('sends nothing more once an item has failed', async () => {
	harness.emulator.faults.add({ groupId: harness.groups[1]?.id, answer: fault.notAdmin403() });
	const { error } = await harness.submit(people(5, harness.groups), {
		parameters: { options: { maxConcurrency: 1 } },
	});
	expect(error?.message).toContain('[item 1]');
	expect(harness.emulator.requests).toHaveLength(2);
});

it('does not try others again once an item has failed', async () => {
	clock.skipsPauses = false;
	const pausing = until(() => clock.pausing.length > 0);
	harness.emulator.faults.add({ groupId: harness.groups[0]?.id, answer: fault.dropConnection() });
	harness.emulator.faults.add({
		groupId: harness.groups[1]?.id,
		after: pausing,
		answer: fault.notAdmin403(),
	});
	const { error } = await harness.submit(people(2, harness.groups));
	expect(error?.message).toContain('not an admin of the group [item 1]');
	expect(clock.pausing).toEqual([]);
	expect(harness.emulator.requests).toHaveLength(2);
});

it('fails every item that asks the same, with one request', async () => {
	harness.emulator.faults.add({ answer: fault.notAdmin403() });
	const { errors } = await harness.submit(people(10, harness.groups.slice(0, 1)), {
		onError: 'continueErrorOutput',
	});
	expect(errors.map(({ pairedItem }) => pairedItem)).toEqual(
		Array.from({ length: 10 }, (_, item) => ({ item })),
	);
	expect(harness.emulator.requests).toHaveLength(1);
});

it('names an operation that it does not have', async () => {
	const { error } = await harness.submit(people(1, harness.groups), {
		parameters: { operation: '__CUSTOM_API_CALL__' },
	});
	expect(error?.message).toContain('has no operation "__CUSTOM_API_CALL__"');
});

it('keeps what n8n says about an expression that cannot be evaluated', async () => {
	const { error } = await harness.submit(people(1, harness.groups), {
		parameters: { groupId: "={{ $('No Such Node').item.json.groupId }}" },
	});
	expect(error?.message).toMatch(/No Such Node|doesn't exist/);
});

it('a credential that cannot be used fails each item: nothing goes out without a link', async () => {
	const { values } = harness.engine.credentials;
	const baseUrl = values.baseUrl ?? '';
	values.baseUrl = 'http://wawp.example.com';
	const { items, errors, emails } = await harness.submit(people(2, harness.groups), {
		onError: 'continueErrorOutput',
	});
	values.baseUrl = baseUrl;
	expect([items, emails]).toEqual([[], []]);
	expect(errors).toHaveLength(2);
	expect(errors[0]?.json.error).toContain('Base URL in the Wawp credential must start with https');
});
