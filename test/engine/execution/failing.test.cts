import { faultAnswers as fault } from '../../../emulator/index.cts';
import { clock, until } from '../../../harness/engine/clock.cts';
import { people } from '../../../harness/engine/harness.cts';
import { useHarness } from '../../support/useHarness.cts';

const harness = useHarness(5);

const MODES = ['continueRegularOutput', 'continueErrorOutput'] as const;
const PLACES = [
	['first', 0],
	['middle', 2],
	['last', 4],
] as const;

/** The people whose item did not fail, with the link of their own group. */
function othersThan(failed: number) {
	return people(5, harness.groups)
		.map(({ email }, i) => ({
			to: email,
			text: `https://chat.whatsapp.com/${harness.groups[i]?.inviteCode}`,
		}))
		.filter((_, i) => i !== failed);
}

describe.each(PLACES)('the %s item is refused by WhatsApp', (_, failed) => {
	beforeEach(() => {
		harness.emulator.faults.add({
			groupId: harness.groups[failed]?.id,
			answer: fault.notAdmin403(),
		});
	});

	it('stops there: the error names the item, nothing goes out', async () => {
		const { run, error, emails } = await harness.submit(people(5, harness.groups));
		expect(run.status).toBe('error');
		expect(error?.message).toBe(
			`This WhatsApp number is not an admin of the group [item ${failed}]`,
		);
		expect(error?.description).toContain('make the number that is linked to Wawp an admin');
		expect(emails).toEqual([]);
	});

	it('continues on the regular output, in order, each paired with its own', async () => {
		const { run, items } = await harness.submit(people(5, harness.groups), { onError: MODES[0] });
		expect(run.status).toBe('success');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(items[failed]?.json).toEqual({
			error: 'This WhatsApp number is not an admin of the group',
			message: expect.stringContaining(
				'make the number that is linked to Wawp an admin of the group.',
			),
			details: { reason: 'notAdmin', httpStatus: 403, item: failed },
		});
	});

	it('sends it to the error output with its input, and the others to their people', async () => {
		const { errors, emails } = await harness.submit(people(5, harness.groups), {
			onError: MODES[1],
		});
		expect(emails).toEqual(othersThan(failed));
		expect(errors).toHaveLength(1);
		// No other key: n8n 1 would take the item for a good one, and send it on.
		expect(errors[0]).toEqual({
			json: {
				email: `person${failed}@example.com`,
				groupId: harness.groups[failed]?.id,
				error: 'This WhatsApp number is not an admin of the group',
				message: expect.stringContaining(
					'make the number that is linked to Wawp an admin of the group.',
				),
			},
			pairedItem: { item: failed },
		});
	});
});

describe.each(PLACES)('the %s item cannot be used', (_, failed) => {
	const submissions = () =>
		people(5, harness.groups).map((person, i) => ({
			...person,
			...(i === failed && { groupId: 'https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv' }),
		}));

	it('stops there and names the item', async () => {
		const { error, emails } = await harness.submit(submissions());
		expect(error?.message).toBe(`"Group" holds a link [item ${failed}]`);
		expect(error?.description).toContain('A link does not contain the group ID.');
		expect(emails).toEqual([]);
	});

	it.each(MODES)('%s: sends nothing for it, and the others get their links', async (onError) => {
		const { items, errors, emails } = await harness.submit(submissions(), { onError });
		expect(harness.emulator.requests).toHaveLength(4);
		expect(emails.filter(({ text }) => text)).toEqual(othersThan(failed));
		const item = onError === MODES[0] ? items[failed] : errors[0];
		expect(item).toMatchObject({
			json: {
				error: '"Group" holds a link',
				...(onError === MODES[0] && { details: { reason: 'invalidInput', item: failed } }),
			},
			pairedItem: { item: failed },
		});
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
