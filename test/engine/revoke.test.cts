import { faultAnswers as fault, type Emulator } from '../../emulator/index.cts';
import { createHarness, people, type Harness } from '../../harness/engine/harness.cts';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ groups: 2 });
});
afterEach(() => harness.close());

const REVOKE = { parameters: { operation: 'revokeInviteCode' } };

describe('Revoke Invite Code', () => {
	const shapes: Array<[Emulator['variants']['revokeShape'], number]> = [
		['object', 2],
		['string', 2],
		['link', 2],
		['empty', 3],
	];
	it.each(shapes)('emits the new code and link; answer: %s, requests: %i', async (shape, count) => {
		harness.emulator.variants.revokeShape = shape;
		const [group] = harness.groups;
		const before = group?.inviteCode;
		const { items } = await harness.submit(people(1, harness.groups), REVOKE);
		expect(group?.inviteCode).not.toBe(before);
		expect(items.map(({ json }) => json)).toEqual([
			{ code: group?.inviteCode, link: `https://chat.whatsapp.com/${group?.inviteCode}` },
		]);
		expect(harness.emulator.requests).toHaveLength(count);
		expect(harness.emulator.requests[1]).toMatchObject({
			method: 'POST',
			path: `/v2/groups/${group?.id}/invite-code/revoke`,
		});
	});

	it('revokes once for each item, also for the same group', async () => {
		const { items } = await harness.submit(people(3, harness.groups.slice(0, 1)), REVOKE);
		expect(harness.emulator.requests).toHaveLength(6);
		expect(new Set(items.map(({ json }) => json.code)).size).toBe(3);
	});

	it('sends nothing at all when one of the items cannot be used', async () => {
		const submissions = [...people(2, harness.groups), { groupId: 'not a group' }];
		const { error } = await harness.submit(submissions, REVOKE);
		expect(error?.message).toBe('"Group" "not a group" is not a group ID [item 2]');
		expect(harness.emulator.requests).toHaveLength(0);
	});

	it('stops at the first group that WhatsApp refuses', async () => {
		harness.emulator.faults.add({ groupId: harness.groups[0]?.id, answer: fault.notAdmin403() });
		const { error } = await harness.submit(people(2, harness.groups), REVOKE);
		expect(error?.message).toContain('not an admin of the group [item 0]');
		expect(harness.emulator.requests).toHaveLength(1);
	});

	it('claims nothing when the new link cannot be read', async () => {
		harness.emulator.variants.revokeShape = 'empty';
		harness.emulator.faults.add({ method: 'GET', times: 1, answer: fault.ordinaryAnswer() });
		harness.emulator.faults.add({ method: 'GET', answer: fault.noSuchGroup500() });
		const { error } = await harness.submit(people(1, harness.groups), REVOKE);
		expect(error?.message).toBe('It is not certain that the link of the group was reset [item 0]');
	});

	it.each([['an empty answer', fault.emptyBody]])(
		'%s to a reset that was not made: says that the link is the same',
		async (_, answer) => {
			harness.emulator.faults.add({ method: 'POST', answer: answer() });
			const { items, errors, emails } = await harness.submit(people(1, harness.groups), {
				...REVOKE,
				onError: 'continueErrorOutput',
			});
			expect([items, emails]).toEqual([[], []]);
			expect(errors[0]?.json.error).toBe('The link of the group is still the same');
		},
	);

	it('does not take the old code for a new one', async () => {
		const code = harness.groups[0]?.inviteCode;
		harness.emulator.faults.add({ method: 'POST', answer: fault.status(200, { code }) });
		const { error } = await harness.submit(people(1, harness.groups), REVOKE);
		expect(error?.message).toContain('still the same');
	});

	it('a reset whose answer was lost, and a reading that is late: gives the new link', async () => {
		const code = harness.groups[0]?.inviteCode;
		const { faults } = harness.emulator;
		faults.add({ method: 'GET', times: 2, answer: fault.status(200, { code }) });
		faults.add({ method: 'POST', afterEffect: true, answer: fault.dropConnection() });
		const { items } = await harness.submit(people(1, harness.groups), REVOKE);
		expect(harness.groups[0]?.inviteCode).not.toBe(code);
		expect(items[0]?.json.code).toBe(harness.groups[0]?.inviteCode);
	});

	it('GOWS, which resets nothing and answers with the link of before: says that it is the same', async () => {
		const link = `https://chat.whatsapp.com/${harness.groups[0]?.inviteCode}`;
		harness.emulator.faults.add({ method: 'POST', answer: fault.status(200, link) });
		const { error } = await harness.submit(people(1, harness.groups), REVOKE);
		expect(error?.message).toBe('The link of the group is still the same [item 0]');
	});

	it('without the code of before, nothing is reset: nothing could show it', async () => {
		harness.emulator.faults.add({ method: 'GET', times: 1, answer: fault.emptyBody() });
		const { error } = await harness.submit(people(1, harness.groups), REVOKE);
		expect(error?.message).toContain('gave no invite code');
		expect(harness.emulator.requests.map(({ method }) => method)).toEqual(['GET']);
	});

	it('finds the new code when the reading is late', async () => {
		const old = harness.groups[0]?.inviteCode;
		harness.emulator.variants.revokeShape = 'empty';
		harness.emulator.faults.add({
			method: 'GET',
			times: 2,
			answer: fault.status(200, { code: old }),
		});
		const { items } = await harness.submit(people(1, harness.groups), REVOKE);
		expect(items[0]?.json.code).toBe(harness.groups[0]?.inviteCode);
		expect(items[0]?.json.code).not.toBe(old);
	});
});

describe('Get Invite Code', () => {
	const shapes: Array<Emulator['variants']['inviteShape']> = ['object', 'string', 'link'];
	it.each(shapes)('reads the code from the answer form "%s"', async (shape) => {
		harness.emulator.variants.inviteShape = shape;
		const { items } = await harness.submit(people(2, harness.groups));
		harness.emulator.variants.inviteShape = 'object';
		expect(items.map(({ json }) => json.code)).toEqual(
			harness.groups.map(({ inviteCode }) => inviteCode),
		);
	});

	it('sends what the page documents: credentials in the query, the group in the path', async () => {
		await harness.submit(people(1, harness.groups));
		const { instanceId, accessToken } = harness.emulator.state;
		const id = harness.groups[0]?.id.replace('@', '%40');
		expect(harness.emulator.requests[0]).toMatchObject({
			method: 'GET',
			url: `/v2/groups/${id}/invite-code?instance_id=${instanceId}&access_token=${accessToken}`,
			body: undefined,
		});
	});
});
