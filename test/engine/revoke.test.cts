import { faultAnswers as fault, type Emulator } from '../../emulator/index.cts';
import { createHarness, people, type Harness } from '../../harness/engine/harness.cts';

let harness: Harness;
beforeAll(async () => {
	harness = await createHarness({ groups: 2 });
});
afterEach(() => {
	harness.emulator.reset();
	harness.emulator.variants.revokeShape = 'object';
});
afterAll(() => harness.close());

const REVOKE = { parameters: { operation: 'revokeInviteCode' } };

describe('Revoke Invite Code', () => {
	const shapes: Array<[Emulator['variants']['revokeShape'], number]> = [
		['object', 1],
		['string', 1],
		['jsonString', 1],
		['link', 1],
		['empty', 2],
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
		expect(harness.emulator.requests[0]).toMatchObject({
			method: 'POST',
			path: `/v2/groups/${group?.id}/invite-code/revoke`,
		});
	});

	it('revokes once for each item, also for the same group', async () => {
		const { items } = await harness.submit(people(3, harness.groups.slice(0, 1)), REVOKE);
		expect(harness.emulator.requests).toHaveLength(3);
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

	it('says that the old link is gone when only the new one cannot be read', async () => {
		harness.emulator.variants.revokeShape = 'empty';
		harness.emulator.faults.add({ method: 'GET', answer: fault.noSuchGroup404() });
		const { error } = await harness.submit(people(1, harness.groups), REVOKE);
		expect(error?.description).toContain('Use Get Invite Code to read it');
	});

	it('gives no link when WhatsApp says "undefined"', async () => {
		harness.emulator.faults.add({ answer: fault.textUndefined() });
		const { error } = await harness.submit(people(1, harness.groups), REVOKE);
		expect(error?.message).toBe('WhatsApp gave no invite code for this group [item 0]');
		expect(harness.emulator.requests).toHaveLength(1);
	});
});

describe('Get Invite Code', () => {
	const shapes: Array<Emulator['variants']['inviteShape']> = [
		'object',
		'string',
		'jsonString',
		'link',
		'inviteLinkObject',
	];
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
