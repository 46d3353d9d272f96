import { faultAnswers as fault, type FaultAnswer } from '../../emulator/index.cts';
import { printedBy } from '../support/output.cts';
import { reachingLimits } from '../support/reachingLimits.cts';
import { createHarness, people, type Harness } from '../../harness/engine/harness.cts';

let harness: Harness;
beforeEach(async () => {
	// a new one each time: what a stopped execution has sent can arrive late
	harness = await createHarness({ groups: 3 });
});
afterEach(() => harness.close());

const NOT_ADMIN = 'This WhatsApp number is not an admin of the group';
const NOT_IN_GROUP = 'This WhatsApp number is not a member of the group';
const UNCLEAR = 'WhatsApp or Wawp does not let this number do that';
const UNREADABLE = 'Wawp answered in a form this node does not know';
const NO_GROUP = 'WhatsApp knows no group with this ID';
const NO_CODE = 'WhatsApp gave no invite code for this group';
const NOT_CONNECTED = 'The WhatsApp number is not connected to Wawp at the moment';
const UNKNOWN_INSTANCE = 'Wawp knows no linked instance with this Instance ID';
const WRONG_TOKEN = 'Wawp did not accept the access token';
const SLOW_DOWN = 'WhatsApp or Wawp asks this number to slow down';
const NOT_WAWP = 'Something other than Wawp answered';
const REFUSED = 'Wawp answered that this did not work';
const LOST = 'The connection to Wawp was lost before the answer came';
const TIMEOUT = 'Wawp did not answer in time';

/** Every way to fail: what it is, how the user reads it, how many requests it costs. */
const FAULTS: Array<[string, () => FaultAnswer, string, number]> = [
	['not an admin, as 403', fault.notAdmin403, NOT_ADMIN, 1],
	['not an admin, as 500 with the request in it', fault.notAdmin500, NOT_ADMIN, 1],
	['a bare 403', () => fault.status(403, ''), UNCLEAR, 1],
	['not in the group, as 500', fault.notInGroup500, NOT_IN_GROUP, 1],
	['no such group, as 500', fault.noSuchGroup500, NO_GROUP, 1],
	['an empty answer', fault.emptyBody, NO_CODE, 1],
	['null', fault.jsonNull, `${UNREADABLE}: null`, 1],
	[
		'a word in place of a code',
		() => fault.status(200, { code: 'unauthorized' }),
		`${UNREADABLE}: {"code":"unauthorized"}`,
		1,
	],
	['no code in the object', () => fault.status(200, { ok: true }), `${UNREADABLE}: {"ok":true}`, 1],
	['a session that is not linked', fault.sessionDown422, NOT_CONNECTED, 1],
	['an unknown instance', fault.invalidSession404, UNKNOWN_INSTANCE, 1],
	['a wrong token', fault.wrongToken401, WRONG_TOKEN, 1],
	['a bare 401', () => fault.status(401, ''), WRONG_TOKEN, 1],
	['a plan without this', fault.subscriptionRequired403, 'The Wawp plan does not include this', 1],
	['a used-up quota', fault.quotaReached403, 'The limit of the Wawp plan is reached', 1],
	['a quota under 200', fault.codeAndMessage200, 'The limit of the Wawp plan is reached', 1],
	['success: false under 200', fault.successFalse200, REFUSED, 1],
	['status: error under 200', fault.statusError200, REFUSED, 1],
	['an upstream error under 200', fault.upstreamError200, REFUSED, 1],
	['a rate limit of an hour', () => fault.rateLimited(3600), SLOW_DOWN, 1],
	['a gateway page, 502', fault.html502, 'Wawp is not available at the moment', 3],
	['a login page, 200', fault.html200, NOT_WAWP, 1],
	['a redirect', () => fault.redirect('https://example.com/'), NOT_WAWP, 1],
	['a redirect with the token', fault.tokenInRedirect, NOT_WAWP, 1],
	[
		'an engine that cannot',
		fault.unsupported501,
		'The WhatsApp engine behind this Wawp instance cannot do this',
		1,
	],
	['a dropped connection', fault.dropConnection, LOST, 3],
	['a connection dropped in the answer', fault.dropMidBody, LOST, 3],
	['half a JSON text', fault.truncatedJson, `${UNREADABLE}: {"code":"1S2f6rK`, 1],
	['a bare 500', () => fault.status(500, ''), 'Wawp could not handle the request', 1],
	['the token in JSON', fault.tokenInJson, 'Wawp could not handle the request', 1],
	['the token in a text', fault.tokenInText, 'Wawp could not handle the request', 1],
	['the token in a page', fault.tokenInHtml, 'Wawp is not available at the moment', 3],
	['the token in place of the code', fault.tokenInCode, `${UNREADABLE}: {"code":"***"}`, 1],
	['no answer at all', fault.noAnswer, TIMEOUT, 1],
	['half an answer, then silence', fault.stall, TIMEOUT, 1],
	['an answer that drips', fault.drip, TIMEOUT, 1],
	[
		'an answer that is too large',
		() => fault.huge(40 * 1024 * 1024),
		'The answer was too large',
		1,
	],
	[
		'a small answer that unpacks too large',
		() => fault.gzipBomb(60 * 1024 * 1024),
		'The answer was too large',
		1,
	],
];

describe.each(FAULTS)('%s', (_, answer, sentence, requests) => {
	it.each([['stopWorkflow'], ['continueErrorOutput'], ['continueRegularOutput']] as const)(
		'%s: says it, keeps the token in, and the others get their links',
		async (onError) => {
			const { emulator, groups } = harness;
			emulator.faults.add({ groupId: groups[1]?.id, answer: answer() });
			const { value, printed } = await printedBy(() =>
				reachingLimits(emulator, harness.submit(people(3, groups), { onError })),
			);
			const refused = emulator.requests.filter(({ path }) => path.includes(groups[1]?.id ?? ''));
			expect(refused).toHaveLength(requests);
			expect(`${value.saved}${printed}`).not.toContain(emulator.state.accessToken);

			// a group that nobody knows is named
			const said = sentence === NO_GROUP ? `${sentence}: ${groups[1]?.id}` : sentence;
			if (onError === 'stopWorkflow') {
				expect(value.error?.message).toBe(`${said} [item 1]`);
				expect(value.emails).toEqual([]);
				return;
			}
			const failed = onError === 'continueErrorOutput' ? value.errors : [value.items[1]];
			expect(failed).toHaveLength(1);
			expect(failed[0]?.pairedItem).toEqual({ item: 1 });
			expect(failed[0]?.json.error).toBe(said);
			const links = value.emails.map(({ text }) => text).filter(Boolean);
			expect(links).toEqual([groups[0], groups[2]].map((group) => linkOf(group?.inviteCode)));
		},
	);
});

describe('not an admin, as each engine really answers it', () => {
	it.each(['GOWS', 'NOWEB', 'WEBJS'] as const)('%s gives no link', async (engine) => {
		const { emulator, groups } = harness;
		emulator.engine = engine;
		const me = groups[2]?.participants.get(emulator.state.me.id);
		if (!me) throw new Error('This number is in all groups');
		me.role = 'participant';
		const { errors, emails } = await harness.submit(people(3, groups), {
			onError: 'continueErrorOutput',
		});
		me.role = 'admin';
		emulator.engine = 'GOWS';
		expect(emails).toHaveLength(2);
		expect([NOT_ADMIN, NO_CODE]).toContain(errors[0]?.json.error);
	});
});

it('says what Wawp said, with the advice', async () => {
	harness.emulator.faults.add({ answer: fault.successFalse200('The phone is asleep') });
	const { error } = await harness.submit(people(1, harness.groups));
	expect(error?.description).toContain('Wawp\'s answer: "The phone is asleep"');
});

it('says so when Wawp cannot be reached', async () => {
	const { credentials } = harness.engine;
	credentials.values.baseUrl = 'http://127.0.0.1:1';
	const { error, saved } = await harness.submit(people(1, harness.groups));
	credentials.values.baseUrl = harness.emulator.url;
	expect(error?.message).toBe('Wawp could not be reached [item 0]');
	expect(saved).not.toContain(harness.emulator.state.accessToken);
});

it.each([
	['http://api.wawp.net', 'Base URL in the Wawp credential must start with https://'],
	['not an address', 'Base URL in the Wawp credential is not a web address'],
])('sends nothing to the base URL %s', async (baseUrl, sentence) => {
	const { credentials } = harness.engine;
	credentials.values.baseUrl = baseUrl;
	const { error } = await harness.submit(people(1, harness.groups));
	credentials.values.baseUrl = harness.emulator.url;
	expect(error?.message).toBe(sentence);
	expect(harness.emulator.requests).toHaveLength(0);
});

function linkOf(code: string | undefined) {
	return `https://chat.whatsapp.com/${code}`;
}
