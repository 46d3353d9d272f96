/** What engines answer about people, request by request, and what is told of each. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { faultAnswers as fault } from '../../../emulator/index.cts';
import {
	gowsPerson,
	GROUP,
	NOWEB_GROUP,
	serialized,
	WEBJS_GROUP,
} from '../../../emulator/engines/samples.cts';
import { byId } from '../../../harness/engine/workflow.cts';
import { useGroupHarness } from '../../support/groupHarness.cts';

const harness = useGroupHarness('participant');

/** A request and what comes back. */
type Exchange = [method: string, path: RegExp, status: number, body: unknown];

const [LONG, SHORT] = ['5511987654321', '551187654321'];
const ANNA = '491709876543';
const CHANGE = /\/(participants|admin)\/(add|remove|promote|demote)$/;
const LIST = /\/participants$/;
const ITSELF = /@g\.us$/;

const noweb = (phone: string, status: string, more: object = {}) => ({
	status,
	jid: `${phone}@s.whatsapp.net`,
	content: { tag: 'participant', attrs: { jid: `${phone}@s.whatsapp.net`, ...more } },
});
const nowebMember = (phone: string, admin: string | null = null) => ({
	...{ id: `${phone}@s.whatsapp.net`, lid: `${phone.slice(-9)}@lid`, admin },
});
const webjsMember = (phone: string) => ({
	...{ id: serialized(`${phone}@c.us`), isAdmin: false, isSuperAdmin: false },
});
const webjs = (phone: string, code: number, isInviteV4Sent = false) => ({
	[`${phone}@c.us`]: { code, message: 'x', isInviteV4Sent },
});
const exception = (message: string) => ({ statusCode: 500, exception: { message, name: 'Error' } });
const ME = '491701234567';

/** What came of it; each answer is given once, the last one of a path for good. */
async function ran(operation: string, parameters: INodeParameters, exchanges: Exchange[]) {
	for (const [index, [method, path, status, body]] of exchanges.entries()) {
		const isLast = !exchanges.slice(index + 1).some(([, other]) => String(other) === String(path));
		const times = isLast ? undefined : 1;
		harness.emulator.faults.add({ method, path, times, answer: fault.status(status, body) });
	}
	const outcome = await harness.run(operation, { groupId: byId(GROUP), ...parameters });
	const asked = harness.emulator.requests
		.filter(({ path }) => CHANGE.test(path))
		.map(({ body }) => Object(body).participants.map(({ id }: IDataObject) => id));
	return { ...outcome, asked };
}

describe('a number that is written in two ways, of a member whom the list has under the other one', () => {
	it.each<[string, string, string, Exchange[]]>([
		[
			'NOWEB: 404, remove',
			'remove',
			LONG,
			[
				['POST', CHANGE, 201, [noweb(LONG, '404', { error: '404' })]],
				['POST', CHANGE, 201, [noweb(SHORT, '200')]],
				['GET', LIST, 200, [nowebMember(ME, 'admin'), nowebMember(SHORT)]],
			],
		],
		[
			'GOWS: 404, promote, Argentina',
			'promote',
			'5491123456789',
			[
				['POST', CHANGE, 201, [gowsPerson('1', '5491123456789', { Error: 404 })]],
				['POST', CHANGE, 201, [gowsPerson('1', '541123456789', { IsAdmin: true })]],
				[
					'GET',
					LIST,
					200,
					[gowsPerson('2', ME, { IsAdmin: true }), gowsPerson('1', '541123456789')],
				],
			],
		],
		[
			'NOWEB: 404, remove, Ivory Coast',
			'remove',
			'2250545123456',
			[
				['POST', CHANGE, 201, [noweb('2250545123456', '404', { error: '404' })]],
				['POST', CHANGE, 201, [noweb('22545123456', '200')]],
				['GET', LIST, 200, [nowebMember(ME, 'admin'), nowebMember('22545123456')]],
			],
		],
		[
			'WEBJS: nothing is said of them, promote',
			'promote',
			LONG,
			[
				['POST', CHANGE, 201, { status: 200 }],
				['GET', LIST, 200, [webjsMember(ME), webjsMember(SHORT)]],
			],
		],
		[
			'WEBJS: nobody is left to be removed',
			'remove',
			LONG,
			[
				['POST', CHANGE, 500, exception('expected at least 1 children, but found 0')],
				['POST', CHANGE, 201, { status: 200 }],
				['GET', LIST, 200, [webjsMember(ME), webjsMember(SHORT)]],
			],
		],
	])('%s: it is asked for again by the ID of the list', async (_, operation, phone, exchanges) => {
		const { json, asked } = await ran(operation, { participants: [phone] }, exchanges);
		expect(asked[0]).toEqual([`${phone}@c.us`]);
		expect(asked[1]).toHaveLength(1);
		expect(asked[1]).not.toEqual(asked[0]);
		expect(json).toMatchObject([{ id: `${phone}@c.us`, phone }]);
	});

	it('who is in the list under neither may be on WhatsApp under the other', async () => {
		const { json } = await ran('add', { participants: [LONG] }, [
			['POST', CHANGE, 201, webjs(LONG, 404)],
			['GET', LIST, 200, [webjsMember(ME)]],
		]);
		expect(json).toMatchObject([{ done: false, code: 404 }]);
		expect(json[0]?.message).toContain('numbers are written in two ways');
	});

	it('a Brazilian landline is nobody’s other form', async () => {
		const { json, asked } = await ran('remove', { participants: ['5511933334444'] }, [
			['POST', CHANGE, 201, [noweb('5511933334444', '404', { error: '404' })]],
			['GET', LIST, 200, [nowebMember(ME, 'admin'), nowebMember('551133334444')]],
		]);
		expect(asked).toEqual([['5511933334444@c.us']]);
		expect(json).toMatchObject([{ done: false, code: 404 }]);
	});

	it('the answer can name them by the other one', async () => {
		const row = noweb(SHORT, '403', { phone_number: `${SHORT}@s.whatsapp.net`, error: '403' });
		const { json } = await ran('add', { participants: [LONG] }, [
			['POST', CHANGE, 201, [row]],
			['GET', ITSELF, 200, NOWEB_GROUP],
		]);
		expect(json).toMatchObject([{ id: `${LONG}@c.us`, done: false, code: 403 }]);
	});
});

describe('somebody who is asked for by a hidden ID is found where the list has both', () => {
	const lid = `${ANNA.slice(-9)}@lid`;
	it.each<[string, unknown]>([
		['NOWEB', [nowebMember(ME, 'admin'), nowebMember(ANNA)]],
		[
			'GOWS',
			[
				gowsPerson('2', ME, { IsAdmin: true }),
				gowsPerson('1', ANNA, { LID: lid, JID: `${ANNA}@s.whatsapp.net` }),
			],
		],
	])('%s', async (_, list) => {
		const demoted = await ran('demote', { participants: [lid] }, [
			['POST', CHANGE, 201, []],
			['GET', LIST, 200, list],
		]);
		expect(demoted.json).toMatchObject([{ id: lid, done: true }]);
		const compared = await harness.run('compare', { groupId: byId(GROUP), participants: [lid] });
		expect(compared.json).toMatchObject([{ status: 'member' }]);
	});
});

describe('Add', () => {
	it.each<[string, Exchange[], object]>([
		[
			'WEBJS cannot read the answer (400), and they are in',
			[
				['POST', CHANGE, 201, webjs(ANNA, 400)],
				['GET', LIST, 200, [webjsMember(ME), webjsMember(ANNA)]],
			],
			{ done: true, message: 'Done' },
		],
		[
			'WEBJS: the code of the whole request (Injected/Utils.js), and they are in',
			[
				['POST', CHANGE, 201, webjs(ANNA, 503)],
				['GET', LIST, 200, [webjsMember(ME), webjsMember(ANNA)]],
			],
			{ done: true, message: 'Done' },
		],
		[
			'WPP: 421, an admin has to agree (wa-js, addParticipants.ts)',
			[['POST', CHANGE, 201, webjs(ANNA, 421)]],
			{ done: false, message: expect.stringContaining('has to agree first') },
		],
		[
			'WEBJS has WhatsApp send an invitation of its own',
			[
				['POST', CHANGE, 201, webjs(ANNA, 403, true)],
				['GET', ITSELF, 200, WEBJS_GROUP],
			],
			{ done: false, message: expect.stringContaining('has sent them its own invitation') },
		],
		[
			'WEBJS: 417, to a community',
			[['POST', CHANGE, 201, webjs(ANNA, 417)]],
			{ done: false, message: expect.stringContaining('This is a community') },
		],
	])('%s', async (_, exchanges, expected) => {
		const { json } = await ran('add', { participants: [ANNA] }, exchanges);
		expect(json).toMatchObject([expected]);
	});
});

describe('Add, with "Send Invite to Those Not Added"', () => {
	const options = { sendInvite: true };
	const CODE = /invite-code$/;
	const link = 'https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv';
	const LEFT = '491709876000';
	const refused = [noweb(ANNA, '403'), noweb(SHORT, '200'), noweb(LEFT, '408')];
	const participants = [ANNA, SHORT, LEFT];

	it('whoever is refused for privacy gets the link, and nobody else', async () => {
		const { json } = await ran('add', { participants, options }, [
			['POST', CHANGE, 201, refused],
			['GET', ITSELF, 200, NOWEB_GROUP],
			['GET', CODE, 200, { code: link.slice(-22) }],
		]);
		expect(json).toMatchObject([
			{ id: `${ANNA}@c.us`, done: false, reason: 'privacy', invite: { status: 'sent' } },
			{ id: `${SHORT}@c.us`, done: true },
			{ id: `${LEFT}@c.us`, done: false },
		]);
		for (const other of json.slice(1)) expect(other).not.toHaveProperty('reason');
		const { messages } = harness.emulator.state;
		expect(messages.map(({ chatId }) => chatId)).toEqual([`${ANNA}@c.us`]);
		expect(messages[0]?.text).toContain(link);
	});

	it('where the link cannot be read, the adding is told all the same, and nothing is sent', async () => {
		const { json } = await ran('add', { participants, options }, [
			['POST', CHANGE, 201, refused],
			['GET', ITSELF, 200, NOWEB_GROUP],
			['GET', CODE, 403, { status: 403, message: 'No' }],
		]);
		expect(json).toMatchObject([
			{ done: false, invite: { status: 'failed', reason: expect.stringMatching(/^Not sent: /) } },
			{ done: true },
			{ done: false },
		]);
		expect(harness.emulator.state.messages).toEqual([]);
	});

	it('whom WhatsApp has invited itself (WEBJS) gets no second message', async () => {
		const { json } = await ran('add', { participants: [ANNA], options }, [
			['POST', CHANGE, 201, webjs(ANNA, 403, true)],
			['GET', ITSELF, 200, WEBJS_GROUP],
			['GET', CODE, 200, { code: link.slice(-22) }],
		]);
		expect(json).toMatchObject([
			{ reason: 'privacy', invite: { status: 'sent', messageId: null } },
		]);
		expect(harness.emulator.state.messages).toEqual([]);
	});
});

it('Create: NOWEB counts whom it lists, refused or not: the size is that of the list', async () => {
	const parameters = { resource: 'group', subject: 'New', participants: [ANNA] };
	const { json } = await ran('create', parameters, [
		['POST', /groups$/, 201, { ...NOWEB_GROUP, size: 2 }],
		['GET', LIST, 200, [nowebMember(ME, 'admin')]],
	]);
	expect(json).toMatchObject([{ size: 1, unconfirmed: [`${ANNA}@c.us`] }]);
});
