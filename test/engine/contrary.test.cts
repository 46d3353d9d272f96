/** Answers that a real server could give and that say less, or something else, than they seem to. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { faultAnswers as fault, type FaultOptions } from '../../emulator/index.cts';
import { createHarness, people, type Harness } from '../../harness/engine/harness.cts';
import { byId } from '../../harness/engine/workflow.cts';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ groups: 2 });
});
afterEach(() => harness.close());

const HELP = 'https://chat.whatsapp.com/IaHelpDesk00Wawp0000Xy';
const CODE = 'FrK9x2LmQ0aB7cDeWvZ3tY';
const UNREADABLE = 'Wawp answered in a form this node does not know';
const PART = 'Wawp gave only a part of the list';
const ok = (body: unknown) => fault.status(200, body);

/** An operation on the first group, with the error output on: what came out where. */
async function run(resource: string, operation: string, parameters: INodeParameters = {}) {
	const groupId = byId(harness.groups[0]?.id ?? '');
	const outcome = await harness.submit([{ email: 'ada@example.com' }], {
		onError: 'continueErrorOutput',
		parameters: { resource, operation, groupId, ...parameters },
	});
	return {
		...outcome,
		json: outcome.items.map(({ json }) => json),
		said: outcome.errors.map(({ json }) => String(json.error))[0],
	};
}

function answering(answer: FaultOptions['answer'], rest: Partial<FaultOptions> = {}) {
	return harness.emulator.faults.add({ ...rest, answer });
}

const member = () =>
	[...(harness.groups[0]?.participants.values() ?? [])].find(({ role }) => role === 'participant')
		?.id ?? '';

describe('no link goes out that the answer does not give as this group’s', () => {
	it.each<[string, unknown]>([
		['a sentence with the help desk’s link', { message: `Ask us: ${HELP}` }],
		['a bare sentence with it', `Your link is being prepared. Support: ${HELP}`],
		['a page with it', `<!doctype html><p>Maintenance. <a href="${HELP}">Community</a></p>`],
		['a link in a field about something else', { support: { link: HELP } }],
		['an error code and a message', { code: 'WAWP1001', message: 'Not authenticated' }],
		['an error code alone', { code: 'WAWP1001' }],
		['an error code of 22 letters', { code: 'GroupInviteNotAllowed1', status: 403 }],
		['"success" for a code', { code: 'success' }],
		['a job of 22 letters', { code: 'success', job_id: 'Zt5Rw1Yp8Ui3Oa6Sd9Fg2H' }],
		['IDs that are no codes', { invite: { id: 'V1StGXR8Z5jdHi6BmyT3xQ' } }],
		['a personal invite', { code: 'k3Jd8Sm2Qp7Xz1Vb', expiration: '1793491200' }],
		['a personal invite alone', { code: 'k3Jd8Sm2Qp7Xz1Vb' }],
		['the code of another group', { id: '120363099999999999@g.us', code: CODE }],
		['a channel', { link: 'https://whatsapp.com/channel/0029VaAbCdEfGhIjKlMnOp3q' }],
		['a call', { link: 'https://call.whatsapp.com/voice/AbCdEfGhIjKlMnOpQrStUv' }],
		['a host that only begins so', { link: `https://chat.whatsapp.com.example/${CODE}` }],
		['a masked code', { code: 'FrK9x2*************3tY' }],
		['two different codes', { code: CODE, data: { code: 'Hq7Lm0PzXc4VbN8sKdJ2gT' } }],
		['a code that is switched off', { code: CODE, active: false }],
		['the old code only', { revokedCode: CODE }],
		['words of WhatsApp', 'rate-overlimit'],
		['two links', { link: HELP, invite_link: `https://chat.whatsapp.com/${CODE}` }],
		['a short code beside another link', { code: 'ABC123XYZ', link: HELP }],
		['the code of another group, by its jid', { jid: '120363099999999999@g.us', code: CODE }],
		['the same, in an object', { group: { id: '120363099999999999@g.us' }, code: CODE }],
		['a code that is revoked', { code: CODE, status: 'revoked' }],
		['a code that is not active', { code: CODE, is_active: 0 }],
		['a failure in capitals', { code: 'INVALIDSESSIONNOTFOUND', message: 'Session not found' }],
		['a status and a word', { code: '401Unauthorized' }],
		['"undefined" in a link', { link: 'https://chat.whatsapp.com/undefined' }],
	])('%s', async (_, body) => {
		answering(ok(body));
		const { json, emails, said } = await run('invite', 'getInviteCode');
		expect([json, emails]).toEqual([[], []]);
		expect(said).toBeTruthy();
	});

	it.each<[string, unknown]>([
		['wrapped', { code: 'success', message: 'Retrieved', data: { code: CODE } }],
		['wrapped as a text', { status: 'success', data: CODE }],
		['beside a status and a message', { status: 200, message: 'OK', code: CODE }],
		['with a number for a code of its own', { code: 200, message: 'success', data: CODE }],
		['as a link with a query', { code: `https://chat.whatsapp.com/${CODE}?mode=ac_t` }],
		['with marks that nobody sees', { code: `\u200e${CODE}\u200b` }],
		['with a line end', `${CODE}\n`],
		['in a list of one', [{ code: CODE }]],
		['of digits only', { code: '1234567890123456789012' }],
		['beginning like a bad word', { code: 'Error404xQ0aB7cDeWvZ3t' }],
		['as the page shows it', { code: 'ABC123XYZ' }],
	])('a code is read %s', async (_, body) => {
		answering(ok(body));
		const { emails } = await run('invite', 'getInviteCode');
		expect(emails[0]?.text).toMatch(/^https:\/\/chat\.whatsapp\.com\/[A-Za-z0-9]{9,22}$/);
	});

	it('is keyed by the ID of this group, and of no other', async () => {
		const [one, other] = harness.groups.map(({ id }) => id);
		answering(ok({ [one ?? '']: CODE }), { times: 1 });
		expect((await run('invite', 'getInviteCode')).json).toMatchObject([{ code: CODE }]);
		answering(ok({ [other ?? '']: CODE }));
		expect((await run('invite', 'getInviteCode')).json).toEqual([]);
	});
});

describe('what a failed answer is told as', () => {
	const SESSION =
		"We didn't find a session with name 'x'.\nPlease start it by using POST /api/sessions/x/start";
	const rename = { updateFields: { subject: 'Karate' } };

	it('a sentence with the name "Karate Limited" is no rate limit, and nothing is sent again', async () => {
		answering(fault.status(400, { message: 'Karate Limited: this rate of change is not good' }));
		const { said } = await run('group', 'update', rename);
		expect(said).toBe('Wawp did not accept the request');
		expect(harness.emulator.requests).toHaveLength(1);
	});

	it.each([
		['invite', 'getInviteCode', {}],
		['group', 'get', {}],
		['group', 'create', { subject: 'New', participants: ['+491700000001'] }],
		['participant', 'remove', { participants: ['+491700000001'] }],
		['group', 'leave', {}],
		['group', 'count', {}],
	])('a stopped session is told as one: %s %s', async (resource, operation, parameters) => {
		answering(fault.status(404, { statusCode: 404, message: SESSION, error: 'Not Found' }));
		const { said } = await run(resource, operation, parameters);
		expect(said).toBe('The WhatsApp number is not connected to Wawp at the moment');
		expect(harness.emulator.requests).toHaveLength(1);
	});

	it.each([
		[406, 'WhatsApp does not accept this change'],
		[409, 'WhatsApp did not make this change, since it does not fit what is there now'],
		[410, 'WhatsApp does not accept this change'],
	])('%i to a new name is not about links', async (status, sentence) => {
		const words = { 406: 'not-acceptable', 409: 'conflict', 410: 'gone' }[status];
		answering(fault.status(status, { statusCode: status, message: words }));
		expect((await run('group', 'update', rename)).said).toBe(sentence);
	});

	it('the user’s own text, repeated in the refusal, decides nothing', async () => {
		answering(fault.status(400, { message: 'rate-overlimit' }));
		const { said } = await run('group', 'update', { updateFields: { subject: 'rate-overlimit' } });
		expect(said).toBe('Wawp did not accept the request');
		expect(harness.emulator.requests).toHaveLength(1);
	});

	it('a used-up quota is no rate limit, whatever its status', async () => {
		answering(fault.status(429, { code: 'quota_reached', message: 'Monthly quota reached' }));
		expect((await run('group', 'update', rename)).said).toBe(
			'The limit of the Wawp plan is reached',
		);
		expect(harness.emulator.requests).toHaveLength(1);
	});

	it('what is not certain is not told as changed', async () => {
		answering(ok(''), { path: /subject/ });
		answering(fault.status(504, ''), { path: /description/ });
		const updateFields = { subject: 'A', description: 'B', sendMessages: 'admins' };
		const { errors } = await run('group', 'update', { updateFields });
		expect(errors[0]?.json.message).toContain(
			'Changed: nothing. Not certain: "Name", "Description". Not changed: "Who May Send Messages".',
		);
	});

	it('a picture that cannot be fetched is no missing group', async () => {
		answering(fault.status(404, { error: { code: 'FILE_NOT_FOUND', message: 'x' } }));
		const parameters = { pictureUrl: 'https://example.com/a.png' };
		expect((await run('group', 'setPicture', parameters)).said).toBe(
			'Wawp could not fetch the picture',
		);
	});
});

describe('what became of people', () => {
	const people = () => ({ participants: [member()] });

	it.each<[string, unknown]>([
		['empty', []],
		['wrapped, with the person still in it', 'same'],
		['a page', '<html></html>'],
		['without this number', [{ id: '491709999999@c.us' }]],
	])('"ok" and a member list that is %s: not told as done', async (_, list) => {
		const all = [...(harness.groups[0]?.participants.values() ?? [])].map(({ id }) => ({ id }));
		answering(ok({ ok: true }), { method: 'POST' });
		answering(ok(list === 'same' ? { data: all } : list), { path: /\/participants$/ });
		const { json } = await run('participant', 'remove', people());
		expect(json).toHaveLength(1);
		expect(json[0]?.done).toBe(list === 'same' ? false : null);
	});

	it('a list that is one reading late is read again', async () => {
		const all = [...(harness.groups[0]?.participants.values() ?? [])].map(({ id }) => ({ id }));
		answering(ok({ ok: true }), { method: 'POST', afterEffect: true });
		answering(ok(all), { path: /\/participants$/, times: 1 });
		const { json } = await run('participant', 'remove', people());
		expect(json).toMatchObject([{ done: true, message: 'Done' }]);
	});

	it('a hidden ID is not told as gone by a list of phone numbers', async () => {
		answering(ok({ ok: true }), { method: 'POST' });
		const { json } = await run('participant', 'remove', { participants: ['300000000000003@lid'] });
		expect(json).toMatchObject([{ done: null }]);
	});

	it.each([
		['alone', (id: string) => ({ jid: id, status: '429' })],
		['in a list of one', (id: string) => [{ PhoneNumber: id, status: 429 }]],
	])('a status of one person, %s, is theirs, and nothing is sent again', async (_, make) => {
		answering(ok(make('491700000001@c.us')), { method: 'POST' });
		const { json } = await run('participant', 'add', { participants: ['+491700000001'] });
		expect(json).toMatchObject([{ done: false, code: 429 }]);
		expect(harness.emulator.requests).toHaveLength(1);
	});

	it('the whole group in its old state shows nothing done', async () => {
		const rows = [...(harness.groups[0]?.participants.values() ?? [])];
		const Participants = rows.map(({ id }) => ({ JID: id, Error: 0 }));
		answering(ok({ JID: harness.groups[0]?.id, Participants }), { method: 'POST' });
		const { json } = await run('participant', 'remove', people());
		expect(json).toMatchObject([{ done: false, code: null }]);
	});

	it.each<[string, (ids: object[]) => unknown, string]>([
		['cut', (ids) => ({ data: ids.slice(0, 1), total: 257 }), PART],
		[
			'of another group',
			(ids) => ({ JID: '120363099999999999@g.us', Participants: ids }),
			UNREADABLE,
		],
	])('a member list that is %s is not told as the members', async (_, make, sentence) => {
		const ids = [...(harness.groups[0]?.participants.values() ?? [])].map(({ id }) => ({ id }));
		answering(ok(make(ids)));
		const { json, said } = await run('participant', 'getMany', { returnAll: true });
		expect([json, said]).toEqual([[], sentence]);
	});

	it('a refusal of WEBJS in words is a refusal, also with Simplify off', async () => {
		const words = 'AddParticipantsError: You have no admin rights to add a participant to a group';
		answering(fault.status(201, words), { method: 'POST' });
		for (const simplify of [true, false]) {
			const parameters = { participants: ['+491700000001'], simplify };
			const { json, said } = await run('participant', 'add', parameters);
			expect([json, said]).toEqual([[], 'This WhatsApp number is not an admin of the group']);
		}
	});

	it('NOWEB’s code and phone number are found where they stand, one level down', async () => {
		const attrs = { jid: '300000000000003@lid', phone_number: '491700000001@s.whatsapp.net' };
		const content = { tag: 'participant', attrs: { ...attrs, error: '403' } };
		answering(ok([{ status: '200', jid: attrs.jid, content }]), { method: 'POST' });
		const { json } = await run('participant', 'add', { participants: ['+491700000001'] });
		expect(json).toMatchObject([{ done: false, code: 403 }]);
	});

	it('the members in an answer are no results', async () => {
		const rows = [...(harness.groups[0]?.participants.values() ?? [])].map(({ id }) => ({ id }));
		answering(ok({ id: harness.groups[0]?.id, participants: rows }), { method: 'POST' });
		const { json } = await run('participant', 'add', { participants: ['+491700000001'] });
		expect(json).toMatchObject([{ id: '491700000001@c.us', done: false }]);
	});

	it('Create: whoever is told by a hidden ID only is not told as "not added"', async () => {
		harness.emulator.engine = 'NOWEB';
		answering(
			fault.status(201, {
				id: '120363077777777777@g.us',
				subject: 'New',
				participants: [{ id: '100000000000001@lid' }, { id: '300000000000003@lid' }],
			}),
		);
		const parameters = { subject: 'New', participants: ['+491700000001'] };
		const { json } = await run('group', 'create', parameters);
		expect(json).toMatchObject([{ notAdded: [], unconfirmed: ['491700000001@c.us'] }]);
	});
});

describe('lists', () => {
	const groups = () => harness.groups.map(({ id, subject }) => ({ id, subject }));

	it.each<[string, (list: object[]) => unknown]>([
		['data', (list) => ({ success: true, data: list })],
		['groups', (list) => ({ groups: list })],
		['results, twice', (list) => ({ response: { results: list } })],
		['a list in a list', (list) => [list]],
		['numbers for keys', (list) => ({ ...list, success: true, cached: false })],
	])('wrapped in %s', async (_, wrap) => {
		answering(ok(wrap(groups())), { path: /groups$/ });
		const { json } = await run('group', 'getMany', { returnAll: true });
		expect(json.map(({ id }) => id)).toEqual(harness.groups.map(({ id }) => id));
	});

	it.each<[string, unknown, string]>([
		['null', null, UNREADABLE],
		['no list', { success: true }, UNREADABLE],
		['an empty list beside a count', { data: [], total: 37 }, PART],
		['rows that are no groups', [{ id: '491701234567@c.us' }], UNREADABLE],
		['words', { groups: 'Session not found' }, UNREADABLE],
	])('%s is not told as "no groups"', async (_, body, sentence) => {
		answering(ok(body), { path: /groups$/ });
		const { json, said } = await run('group', 'getMany', { returnAll: true });
		expect([json, said]).toEqual([[], sentence]);
	});

	it.each([1, 7, 50, 100])('all 130 groups, however small the pages are: %i', async (most) => {
		for (let i = 2; i < 130; i++) harness.emulator.state.addGroup({ subject: `More ${i}` });
		const all = harness.emulator.state.myGroups().map(({ id }) => ({ id }));
		harness.emulator.faults.add({
			path: /groups$/,
			answer: {
				kind: 'answer',
				make({ query }) {
					const from = Number(query.offset);
					const body = JSON.stringify(all.slice(from, from + most));
					return { status: 200, headers: { 'content-type': 'application/json' }, body };
				},
			},
		});
		const { json } = await run('group', 'getMany', { returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(130);
		expect(json).toHaveLength(130);
	});

	it('keys that the server does not know are left out', async () => {
		harness.emulator.faults.add({
			path: /groups$/,
			answer: {
				kind: 'answer',
				make({ query }) {
					const isGood = Object.keys(query).every((key) => !/sort|exclude/.test(key));
					const body = isGood ? groups() : { message: ['property sortBy should not exist'] };
					const headers = { 'content-type': 'application/json' };
					return { status: isGood ? 200 : 400, headers, body: JSON.stringify(body) };
				},
			},
		});
		const sort = { by: { field: 'subject', direction: 'desc' } };
		const { json } = await run('group', 'getMany', { returnAll: true, sort });
		expect(json.map(({ subject }) => subject)).toEqual(['Group 2', 'Group 1']);
	});
});

it.each([
	['empty', ''],
	['null', null],
	['a shell without members', { id: 'same', participants: [] }],
])('Join: a look at the group that shows nothing (%s) is not told as "joined"', async (_, body) => {
	const open = harness.emulator.state.addGroup({ subject: 'Open', member: false });
	const shown = body && typeof body === 'object' ? { ...body, id: open.id } : body;
	answering(ok(shown), { method: 'GET', groupId: open.id });
	const { json } = await run('invite', 'join', { inviteCode: open.inviteCode });
	expect(json).toEqual([{ status: 'unknown', groupId: open.id }]);
});

it('a bare 403 afterwards shows neither a leaving nor a request to be let in', async () => {
	const open = harness.emulator.state.addGroup({ subject: 'Open', member: false });
	answering(fault.status(403, { statusCode: 403, message: 'Forbidden resource' }), {
		method: 'GET',
	});
	const joined = await run('invite', 'join', { inviteCode: open.inviteCode });
	expect(joined.json).toMatchObject([{ status: 'unknown' }]);
	expect((await run('group', 'leave')).json).toMatchObject([{ left: null }]);
});

it('a reset is not told as one when the code before could not be read', async () => {
	answering(ok({ code: 'success' }), { method: 'GET' });
	const { json, said } = await run('invite', 'revokeInviteCode');
	expect([json, said]).toEqual([[], 'It is not certain that the link of the group was reset']);
});

it('a documented success with a code and a message is one', async () => {
	answering(ok({ code: 'success', message: 'Subject updated' }), {
		method: 'PUT',
		afterEffect: true,
	});
	const { json } = await run('group', 'update', { updateFields: { subject: 'New' } });
	expect(json).toMatchObject([{ updated: ['subject'], unconfirmed: [] }]);
});

it('a change that nobody confirms is not told as made', async () => {
	answering(ok(''), { method: 'PUT' });
	const { json } = await run('group', 'update', { updateFields: { subject: 'New' } });
	expect(json).toMatchObject([{ updated: [], unconfirmed: ['subject'] }]);
});

describe('a failure of the node as a whole is one for each item', () => {
	const broken: Array<[string, () => INodeParameters]> = [
		[
			'a Base URL that is refused',
			() => {
				harness.engine.credentials.values.baseUrl = 'http://example.com';
				return {};
			},
		],
		['an unknown operation', () => ({ operation: '__CUSTOM_API_CALL__' })],
		[
			'a credential that cannot be read',
			() => {
				jest
					.spyOn(harness.engine.credentials, 'getDecrypted')
					.mockRejectedValue(new Error('The credential is gone'));
				return {};
			},
		],
		[
			'a mistake of our own',
			() => {
				jest
					.spyOn(harness.engine.credentials, 'getDecrypted')
					.mockRejectedValue(new TypeError('x'));
				return {};
			},
		],
	];

	it.each(broken)('%s: nothing leaves by the success output', async (_, breakIt) => {
		const parameters = breakIt();
		const outcome = await harness.submit(people(3, harness.groups), {
			onError: 'continueErrorOutput',
			parameters,
		});
		expect([outcome.items, outcome.emails]).toEqual([[], []]);
		expect(outcome.errors).toHaveLength(3);
		for (const [item, { json, pairedItem }] of outcome.errors.entries()) {
			expect(json.email).toBe(`person${item}@example.com`);
			expect(json.error).toBeTruthy();
			expect(pairedItem).toEqual({ item });
		}
		expect(harness.emulator.requests).toEqual([]);
	});

	it.each(broken)('%s, on the regular output: an error in each item', async (_, breakIt) => {
		const parameters = breakIt();
		const outcome = await harness.submit(people(3, harness.groups), {
			onError: 'continueRegularOutput',
			parameters,
		});
		const errors = outcome.items.map(({ json }: { json: IDataObject }) => json.error);
		expect(errors).toHaveLength(3);
		expect(errors.every(Boolean)).toBe(true);
	});

	it.each(broken)('%s, without continuing: the workflow stops', async (_, breakIt) => {
		const { run: whole, error } = await harness.submit(people(3, harness.groups), {
			parameters: breakIt(),
		});
		expect(whole.status).toBe('error');
		expect(error?.message).toBeTruthy();
	});
});

describe('a credential as people paste it', () => {
	it.each([
		['spaces around both', (text: string) => ` ${text} `, ''],
		['a Base URL that ends in /v2', (text: string) => text, '/v2'],
		['a Base URL that ends in /v2/', (text: string) => text, '/v2/'],
	])('%s', async (_, paste, tail) => {
		const { values } = harness.engine.credentials;
		values.accessToken = paste(String(values.accessToken));
		values.instanceId = paste(String(values.instanceId));
		values.baseUrl = harness.emulator.url + tail;
		const { emails, errors } = await run('invite', 'getInviteCode');
		expect(errors).toEqual([]);
		expect(emails).toHaveLength(1);
	});

	it('a Base URL with a path in it, as behind a gateway', async () => {
		harness.emulator.variants.basePath = '/gateway/wawp';
		harness.engine.credentials.values.baseUrl = `${harness.emulator.url}/gateway/wawp/v2/`;
		const { emails, errors } = await run('invite', 'getInviteCode');
		expect(errors).toEqual([]);
		expect(emails).toHaveLength(1);
	});

	it('the token is masked as it is sent, not as it was pasted', async () => {
		const { values } = harness.engine.credentials;
		const token = String(values.accessToken);
		values.accessToken = `  ${token}\n`;
		answering(fault.tokenInJson());
		const { saved } = await run('invite', 'getInviteCode');
		expect(saved).not.toContain(token);
	});
});
