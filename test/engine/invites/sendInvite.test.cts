/** Send Invite and Message > Send: each message goes out once, and is told as what the answer shows. */
import type { INodeParameters } from 'n8n-workflow';
import { faultAnswers as fault } from '../../../emulator/index.cts';
import { useGroupHarness } from '../../support/groupHarness.cts';
import { reachingLimits } from '../../support/faults/reachingLimits.cts';

const PHONE = '491700000001';
const OTHER = '491700000002';
const invites = useGroupHarness('invite');
const groups = useGroupHarness('message');

const sends = (harness: typeof invites) =>
	harness.emulator.requests.filter(({ path }) => path === '/v2/send/text');
const linkOf = () => `https://chat.whatsapp.com/${invites.group.inviteCode}`;

async function invite(
	parameters: INodeParameters = {},
	onError: 'stopWorkflow' | 'continueErrorOutput' = 'continueErrorOutput',
) {
	return await invites.run('sendInvite', { participants: [PHONE], ...parameters }, [{}], onError);
}

function answering(status: number, body: unknown, times?: number) {
	invites.emulator.faults.add({ path: /send/, times, answer: fault.status(status, body) });
}

describe('what is sent', () => {
	it('one message and one item for each person', async () => {
		const { json } = await invite({ participants: [`+${PHONE}, ${OTHER}`] });
		const { messages } = invites.emulator.state;
		expect(messages.map(({ chatId }) => chatId)).toEqual([`${PHONE}@c.us`, `${OTHER}@c.us`]);
		expect(json).toEqual(
			[PHONE, OTHER].map((phone, index) => ({
				groupId: invites.group.id,
				id: `${phone}@c.us`,
				phone,
				status: 'sent',
				messageId: expect.stringContaining(messages[index]?.id ?? ''),
				reason: null,
				link: linkOf(),
			})),
		);
	});

	it('a text to a group', async () => {
		const { json } = await groups.run('send', {
			messageText: 'Welcome!',
			options: { replyTo: 'true_1@g.us_3EB0' },
		});
		expect(groups.emulator.state.messages).toMatchObject([
			{ chatId: groups.group.id, text: 'Welcome!', replyTo: 'true_1@g.us_3EB0' },
		]);
		expect(json).toEqual([
			{ groupId: groups.group.id, status: 'sent', messageId: expect.stringMatching(/3EB0/) },
		]);
	});
});

describe('the text', () => {
	it.each([
		['Come: {link} !', (link: string) => `Come: ${link} !`],
		['Come in', (link: string) => `Come in\n${link}`],
	])('%j', async (messageText, expected) => {
		await invite({ messageText: `={{ ${JSON.stringify(messageText)} }}` });
		expect(invites.emulator.state.messages.map(({ text }) => text)).toEqual([expected(linkOf())]);
	});

	it('where a workflow holds none, is a friendly sentence', async () => {
		await invite({});
		expect(invites.emulator.state.messages.map(({ text }) => text)).toEqual([
			`You are invited to our WhatsApp group. Tap the link to join:\n${linkOf()}`,
		]);
	});

	it('goes below a picture, where one is given', async () => {
		const url = 'https://example.com/bread%20course.png';
		const { json } = await invite({ messageText: 'Come in', options: { pictureUrl: url } });
		expect(json).toMatchObject([{ status: 'sent' }]);
		const [sent] = invites.emulator.requests.filter(({ path }) => path === '/v2/send/image');
		expect(sent?.body).toMatchObject({
			caption: `Come in\n${linkOf()}`,
			file: { url, filename: 'bread course.png', mimetype: 'image/png' },
		});
	});

	it('too long with the link in it: nothing is sent', async () => {
		const { errors } = await invite({ messageText: 'x'.repeat(4080) });
		expect(errors[0]?.json.error).toBe('"Message" has 4129 characters');
		expect(sends(invites)).toEqual([]);
	});

	it('is no reason to send again, whatever it holds', async () => {
		answering(500, {
			statusCode: 500,
			exception: { name: 'Error', message: 'send failed: Please join. rate-overlimit' },
		});
		const { json } = await invite({ messageText: 'Please join. rate-overlimit' });
		expect(sends(invites)).toHaveLength(1);
		expect(json).toMatchObject([{ status: 'unknown' }]);
	});
});

it.each<[string, number, unknown, string, string | null]>([
	[
		'an ID beside a rate limit',
		429,
		{ id: `true_${PHONE}@c.us_3EB0C767D26A1D` },
		'sent',
		`true_${PHONE}@c.us_3EB0C767D26A1D`,
	],
	[
		'a message that came in',
		200,
		{ id: 'false_4915112345678@c.us_3A11', fromMe: false },
		'unknown',
		null,
	],
])('an answer is told as it is: %s', async (_, status, body, expected, messageId) => {
	answering(status, body);
	const { json } = await invite();
	expect(json).toMatchObject([{ status: expected, messageId }]);
	expect(json[0]?.reason === null).toBe(expected === 'sent' || expected === 'queued');
	expect(sends(invites)).toHaveLength(1);
});

describe('a number that can be written in two ways', () => {
	const LONG = '5511987654321';
	const CHECK = /check-exists/;
	const checked = () => invites.emulator.requests.filter(({ path }) => CHECK.test(path)).length;

	it('goes to the one that WhatsApp has (WAHA #2120)', async () => {
		const body = { numberExists: true, chatId: '551187654321@c.us' };
		invites.emulator.faults.add({ path: CHECK, answer: fault.status(200, body) });
		const { json } = await invite({ participants: [LONG, PHONE] });
		expect(json).toMatchObject([{ id: `${LONG}@c.us`, status: 'sent' }, { status: 'sent' }]);
		const { messages } = invites.emulator.state;
		expect(messages.map(({ chatId }) => chatId)).toEqual(['551187654321@c.us', `${PHONE}@c.us`]);
		expect(checked()).toBe(1);
	});

	it('goes to nobody else, whatever the answer says', async () => {
		const body = { numberExists: true, chatId: '5521987650000@c.us' };
		invites.emulator.faults.add({ path: CHECK, answer: fault.status(200, body) });
		await invite({ participants: [LONG] });
		const { messages } = invites.emulator.state;
		expect(messages.map(({ chatId }) => chatId)).toEqual([`${LONG}@c.us`]);
	});

	it('is not written to where that cannot be asked now: the others are', async () => {
		invites.emulator.faults.add({ path: CHECK, answer: fault.status(504) });
		const { json } = await reachingLimits(
			invites.emulator,
			invite({ participants: [LONG, PHONE] }),
		);
		expect(json).toMatchObject([
			{ status: 'failed', reason: 'Not sent: Wawp is not available at the moment' },
			{ status: 'sent' },
		]);
		expect(sends(invites)).toHaveLength(1);
	});

	it.each<[string, number, object]>([
		['nobody tells', 404, { message: 'x' }],
		['the plan has no checks', 403, { code: 'subscription_required', message: 'x' }],
		['no checks are left', 403, { code: 'quota_reached', message: 'x' }],
	])('goes to the one that was given, where %s', async (_, status, body) => {
		invites.emulator.faults.add({ path: CHECK, answer: fault.status(status, body) });
		await invite({ participants: [LONG] });
		const { messages } = invites.emulator.state;
		expect(messages.map(({ chatId }) => chatId)).toEqual([`${LONG}@c.us`]);
	});
});

describe('what concerns the account', () => {
	it.each([
		['session down', fault.sessionDown422],
		['unknown instance', fault.invalidSession404],
		['quota reached', fault.quotaReached403],
	])('fails the item before the first message: %s', async (_, answer) => {
		invites.emulator.faults.add({ path: /send/, answer: answer() });
		const { json, errors } = await invite({ participants: [PHONE, OTHER] });
		expect(json).toEqual([]);
		expect(errors).toHaveLength(1);
		expect(sends(invites)).toHaveLength(1);
	});

	it('later, whoever has got a message is told, and nothing more is sent', async () => {
		const { faults } = invites.emulator;
		const refusal = fault.quotaReached403();
		let sent = 0;
		faults.add({
			path: /send/,
			answer: {
				kind: 'change',
				make: (ordinary, _, asked) =>
					(sent += 1) === 1 || refusal.kind !== 'answer' ? ordinary() : refusal.make(asked),
			},
		});
		const { json } = await invite({ participants: [PHONE, OTHER, '491700000003'] });
		expect(json.map(({ status }) => status)).toEqual(['sent', 'failed', 'failed']);
		expect(json[2]?.reason).toBe('Not sent: The limit of the Wawp plan is reached');
		expect(sends(invites)).toHaveLength(2);
	});
});
