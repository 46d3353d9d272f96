import { faultAnswers as fault, type FaultOptions } from '../../../emulator/index.cts';
import { people } from '../../../harness/engine/harness.cts';
import { useHarness } from '../../support/useHarness.cts';

const harness = useHarness(2);

const REVOKE = { parameters: { operation: 'revokeInviteCode' } };

describe('Revoke Invite Code', () => {
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

	const code = () => harness.groups[0]?.inviteCode ?? '';
	/** The reading afterwards that still gives the code of before. */
	const lateReading = (): FaultOptions => {
		return { method: 'GET', times: 2, answer: fault.status(200, { code: code() }) };
	};
	const NEW = undefined;
	it.each<[string, () => FaultOptions[], RegExp | undefined]>([
		[
			'nothing is said and nothing made',
			() => [{ method: 'POST', answer: fault.emptyBody() }],
			/^The link of the group is still the same/,
		],
		[
			'GOWS, which resets nothing, gives the link of before',
			() => [{ method: 'POST', answer: fault.status(200, `https://chat.whatsapp.com/${code()}`) }],
			/^The link of the group is still the same/,
		],
		[
			'it is made, the answer lost, and the reading is late',
			() => [lateReading(), { method: 'POST', afterEffect: true, answer: fault.dropConnection() }],
			NEW,
		],
		[
			'nothing is said, and nothing can be read',
			() => [
				{ method: 'POST', answer: fault.emptyBody() },
				{ method: 'GET', times: 1, answer: fault.ordinaryAnswer() },
				{ method: 'GET', answer: fault.noSuchGroup500() },
			],
			/^It is not certain that the link of the group was reset/,
		],
		[
			'there is no code before: nothing could show it, so nothing is reset',
			() => [{ method: 'GET', times: 1, answer: fault.emptyBody() }],
			/gave no invite code/,
		],
	])('%s', async (_, faults, sentence) => {
		const before = code();
		for (const each of faults()) harness.emulator.faults.add(each);
		const { items, error } = await harness.submit(people(1, harness.groups), REVOKE);
		const resets = harness.emulator.requests.filter(({ method }) => method === 'POST');
		expect(resets).toHaveLength(sentence?.test('gave no invite code') ? 0 : 1);
		if (sentence) return expect(error?.message).toMatch(sentence);
		expect(items.map(({ json }) => json.code)).toEqual([code()]);
		expect(code()).not.toBe(before);
	});
});

describe('Get Invite Code', () => {
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
