import { faultAnswers as fault } from '../../../emulator/index.cts';
import { useGroupHarness } from '../../support/groupHarness.cts';

const harness = useGroupHarness('invite');

async function run(operation: string, inviteCodes: unknown[]) {
	const items = inviteCodes.map((inviteCode) => ({ json: { inviteCode: String(inviteCode) } }));
	return await harness.run(operation, { inviteCode: '={{ $json.inviteCode }}' }, items);
}

describe('Get Invite Info', () => {
	it('tells a revoked and an unknown link from a live one, without stopping', async () => {
		const old = harness.group.inviteCode ?? '';
		harness.emulator.state.revoke(harness.group);
		const { json, run: whole } = await run('getInviteInfo', [
			old,
			'ZZZZZZZZZZZZZZZZZZZZZZ',
			harness.group.inviteCode,
		]);
		expect(whole.status).toBe('success');
		expect(json.map(({ status }) => status)).toEqual(['revoked', 'invalid', 'live']);
	});

	it('falls back to /join-info when the first path answers nothing', async () => {
		harness.emulator.variants.joinInfoPath = '/v2/groups/join-info';
		harness.emulator.faults.add({ path: /join$/, answer: fault.emptyBody() });
		const { json } = await run('getInviteInfo', [harness.group.inviteCode]);
		expect(json.map(({ status }) => status)).toEqual(['live']);
	});

	it('keeps the first answer when Wawp knows neither path', async () => {
		harness.emulator.faults.add({ answer: fault.status(405, { message: 'Not here' }) });
		const { error } = await run('getInviteInfo', [harness.group.inviteCode]);
		expect(error?.description).toContain('Not here');
		expect(harness.emulator.requests).toHaveLength(2);
	});
});

describe('Join', () => {
	it('joins, and tells that from a request to be let in', async () => {
		const { state } = harness.emulator;
		const open = state.addGroup({ subject: 'Open', member: false });
		const guarded = state.addGroup({ subject: 'Guarded', member: false });
		guarded.joinApproval = true;
		const { json } = await run('join', [
			open.inviteCode,
			`https://chat.whatsapp.com/invite/${guarded.inviteCode}/`,
		]);
		expect(json).toEqual([
			{ status: 'joined', groupId: open.id },
			{ status: 'requested', groupId: guarded.id },
		]);
		expect(open.participants.has(state.me.id)).toBe(true);
		expect(guarded.requests.has(state.me.id)).toBe(true);
		// each join, and looks whether this number is in
		expect(harness.emulator.requests).toHaveLength(6);
	});

	it('has asked where WPP knows no chat of the group yet (wppconnect, get-chat-by-id.js)', async () => {
		const guarded = harness.emulator.state.addGroup({ subject: 'Guarded', member: false });
		guarded.joinApproval = true;
		harness.emulator.faults.add({ path: /@g\.us$/, answer: fault.status(200, false) });
		const { json } = await run('join', [guarded.inviteCode]);
		expect(json).toEqual([{ status: 'requested', groupId: guarded.id }]);
	});

	it('says "unknown" rather than guess when it cannot look', async () => {
		const open = harness.emulator.state.addGroup({ subject: 'Open', member: false });
		harness.emulator.faults.add({ method: 'GET', answer: fault.sessionDown422() });
		const { json } = await run('join', [open.inviteCode]);
		expect(json).toEqual([{ status: 'unknown', groupId: open.id }]);
	});

	it.each([
		['the engine could not read the answer', 'UnexpectedJoinGroupViaInviteResponse', 'requested'],
		['the engine says something else', 'TypeError', undefined],
	])('has asked only where Wawp took the request: %s', async (_, name, status) => {
		const guarded = harness.emulator.state.addGroup({ subject: 'Guarded', member: false });
		guarded.joinApproval = true;
		const body = { statusCode: 500, exception: { name, message: '', stack: '' } };
		harness.emulator.faults.add({ method: 'POST', answer: fault.status(500, body) });
		const { json, error } = await run('join', [guarded.inviteCode]);
		expect(json.map((one) => one.status)).toEqual(status ? [status] : []);
		if (!status) expect(error?.description).toContain('may have been made');
	});
});

it.each([
	['', '"Invite Code or Link" is empty'],
	['AbCdEfGhIjKl1234', '"Invite Code or Link" is a personal invite'],
])('sends nothing for "%s"', async (inviteCode, sentence) => {
	for (const operation of ['getInviteInfo', 'join']) {
		const { error } = await run(operation, [inviteCode]);
		expect(error?.message).toContain(sentence);
	}
	expect(harness.emulator.requests).toHaveLength(0);
});
