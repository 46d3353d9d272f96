import fc from 'fast-check';
import { FAILURES } from '../../wawp/failures/messages';
import type { About } from '../../wawp/failures/about';
import { readFailure } from '../../wawp/failures/readFailure';

/** The kind and words that an answer is read as. */
function read(status: number, body: unknown, headers = {}, about: About = 'group') {
	const failure = readFailure({ status, body, headers }, about);
	return failure && { kind: failure.kind, ...failure.facts };
}

function exception(message: string, data?: number) {
	return { statusCode: 500, exception: { message, data, stack: 'at secret' }, request: {} };
}

describe('a good answer', () => {
	it.each([
		['an invite code', { code: 'ABC123XYZ' }],
		[
			'an invite code with a friendly message',
			{ code: 'AbCdEfGhIjKlMnOpQrStUv', message: 'Retrieved' },
		],
		['a documented success', { code: 'success', message: 'Accepted', job_id: '1' }],
		['a status that is fine beside a message', { status: 200, message: 'OK' }],
		['a sentence with bad words', { success: true, message: "From 'Session not found' to 'x'" }],
		['a name that is a status word', { id: '1@g.us', subject: 'Failed' }],
		['no errors', { error: false, errors: [], id: '1@g.us' }],
		['a text', 'AbCdEfGhIjKlMnOpQrStUv'],
		['nothing', ''],
		['a list', []],
		['a yes', { success: true }],
		['a status of 200 in the body', { status: 200, data: {} }],
		['no error', { error: null, id: '1@g.us' }],
	])('%s', (_, body) => {
		expect(read(200, body)).toBeUndefined();
	});

	it('the state of the session, where that was asked for', () => {
		for (const status of ['STOPPED', 'FAILED']) {
			expect(read(200, { status }, {}, 'session')).toBeUndefined();
			expect(read(200, { status, count: 0 }, {}, 'list')?.kind).toBe('sessionDown');
		}
		expect(read(200, { status: 'STOPPED', data: [] }, {}, 'list')?.kind).toBe('sessionDown');
	});
});

describe('what an answer means', () => {
	it.each([
		[401, { message: 'not-authorized' }, 'notAdmin'],
		[500, exception('not-authorized', 401), 'notAdmin'],
		[500, exception('info query returned status 401: not-authorized'), 'notAdmin'],
		[500, exception("you don't have the permission to get the group's invite link"), 'notAdmin'],
		[403, { message: 'You must be a group admin' }, 'notAllowed'],
		[403, { message: 'You are not an admin of "Karate Limited"' }, 'notAllowed'],
		[500, exception('forbidden', 403), 'notInGroup'],
		[500, exception("you're not participating in that group"), 'notInGroup'],
		[403, { message: 'You are not a member of this group' }, 'notAllowed'],
		[500, exception('a sentence in other words', 403), 'notInGroup'],
		[500, exception('a sentence in other words', 401), 'notAdmin'],
		[500, exception('item-not-found', 404), 'groupNotFound'],
		[500, exception('that group does not exist'), 'groupNotFound'],
		[404, { message: 'Not Found' }, 'notFound'],
		[404, { message: "We didn't find a session with name 'x'.\nPlease start it" }, 'sessionDown'],
		[404, { code: 'rest_no_route', message: 'No route was found' }, 'noSuchPath'],
		[404, '<html><h1>404 Not Found', 'notWawp'],
		[400, { message: 'Karate Limited: rate limit of names' }, 'badRequest'],
		[400, { message: "Cannot add 44 to 'Admins of the Gone Session'" }, 'badRequest'],
		[500, exception('Subscription Box 429 (1@g.us): not-authorized', 401), 'notAdmin'],
		[500, { exception: { message: 'x', data: '429' } }, 'rateLimit'],
		[500, { exception: { message: 'x', data: 'Subscription Box 429' } }, 'serverError'],
		[200, 'rate-overlimit', 'rateLimit'],
		[200, { success: false, error: 'rate-overlimit' }, 'rateLimit'],
		[200, { statusCode: '403', message: 'forbidden' }, 'notAllowed'],
		[429, { code: 'quota_reached', message: 'Monthly quota reached' }, 'quota'],
		[200, { code: 'INVALIDSESSIONNOTFOUND', message: 'Session not found' }, 'refused'],
		[200, [{ code: 'invalid_session', message: 'x' }], 'unknownInstance'],
		[200, { success: true, data: { wawp_upstream_error: { status: 403 } } }, 'notAllowed'],
		[
			201,
			'AddParticipantsError: You have no admin rights to add a participant to a group',
			'notAdmin',
		],
		[201, 'CreateGroupError: An unknown error occupied', 'refused'],
		[200, { code: 'WAWP1001', message: 'Instance not authenticated' }, 'refused'],
		[200, { error: 'Session status is not as expected', expected: ['WORKING'] }, 'sessionDown'],
		[403, { message: 'Forbidden' }, 'notAllowed'],
		[401, { message: 'Missing access_token' }, 'wrongToken'],
		[401, { message: 'Unauthorized' }, 'unauthorized'],
		[401, { message: 'Access token expired' }, 'wrongToken'],
		[401, { message: 'Invalid API key' }, 'wrongToken'],
		[404, { message: 'Instance not found' }, 'unknownInstance'],
		[400, { message: 'Invalid key' }, 'badRequest'],
		[404, { code: 'invalid_session', message: 'Session not linked' }, 'unknownInstance'],
		[422, { error: 'Session status is not as expected', expected: ['WORKING'] }, 'sessionDown'],
		[422, { message: 'The method is not implemented by the engine' }, 'unsupported'],
		[403, { code: 'subscription_required', message: 'Upgrade' }, 'subscription'],
		[403, { code: 'quota_reached', message: 'No' }, 'quota'],
		[402, '', 'payment'],
		[429, '', 'rateLimit'],
		[500, exception('rate-overlimit', 429), 'rateLimit'],
		[500, exception('that group invite link has been revoked'), 'inviteRevoked'],
		[500, exception('that group invite link is not valid'), 'inviteInvalid'],
		[400, { message: ['name must be a string', 'name is empty'] }, 'badRequest'],
		[502, '<html></html>', 'badGateway'],
		[503, { message: 'x' }, 'badGateway'],
		[200, '<!doctype html><title>Sign in', 'notWawp'],
		[407, '<html>Proxy', 'notWawp'],
		[302, '', 'notWawp'],
		[200, '{"code":"AbC', 'unreadable'],
		[500, exception('something else'), 'serverError'],
		[200, { success: false }, 'refused'],
		[200, { status: 'false', message: 'No' }, 'refused'],
		[200, { status: '0' }, 'refused'],
		[200, { statusCode: 401, message: 'not-authorized' }, 'notAdmin'],
		[200, { wawp_upstream_error: { message: 'not-authorized' } }, 'notAdmin'],
		[200, { error: { code: 'quota_reached', message: 'No' } }, 'quota'],
		[200, { code: 'rest_forbidden', message: 'No', data: { details: ['x'] } }, 'refused'],
	])('%i %j: %s', (status, body, kind) => {
		expect(read(status, body)?.kind).toBe(kind);
	});

	it.each<[number, About, string]>([
		[410, 'inviteLink', 'badRequest'],
		[406, 'text', 'badRequest'],
		[409, 'inviteLink', 'badRequest'],
		[413, 'picture', 'fileTooLarge'],
		[403, 'list', 'forbidden'],
		[403, 'members', 'notAllowed'],
		[401, 'group', 'unauthorized'],
		[401, 'session', 'unauthorized'],
		[404, 'inviteLink', 'notFound'],
	])('a bare %i to a request about %s: %s', (status, about, kind) => {
		expect(read(status, { statusCode: status, message: 'x' }, {}, about)?.kind).toBe(kind);
	});

	it.each<[string, About, string]>([
		['gone', 'inviteLink', 'inviteRevoked'],
		['gone', 'text', 'notAcceptable'],
		['not-acceptable', 'inviteLink', 'inviteInvalid'],
		['not-acceptable', 'inviteCode', 'noInviteCode'],
		['conflict', 'inviteLink', 'alreadyIn'],
		['conflict', 'text', 'conflict'],
		['resource-limit', 'members', 'groupFull'],
	])('WhatsApp\'s "%s" to a request about %s: %s', (word, about, kind) => {
		expect(read(410, { message: word }, {}, about)?.kind).toBe(kind);
	});

	it.each<[number, About, string]>([
		[401, 'inviteCode', 'notAdmin'],
		[401, 'inviteLink', 'joinRefused'],
		[403, 'group', 'notInGroup'],
		[404, 'group', 'groupNotFound'],
		[404, 'inviteLink', 'inviteInvalid'],
		[410, 'inviteLink', 'inviteRevoked'],
		[406, 'text', 'notAcceptable'],
	])('%i of WhatsApp itself to a request about %s: %s', (status, about, kind) => {
		const body = exception(`info query returned status ${status}: some-words`);
		expect(read(500, body, {}, about)?.kind).toBe(kind);
		expect(read(500, exception('some words', status), {}, about)?.kind).toBe(kind);
	});

	it('keeps the sentence, never the stack or the echo of the request', () => {
		const body = {
			...exception('something else'),
			request: { query: { access_token: 'SECRET' } },
		};
		expect(JSON.stringify(read(500, body))).toBe(
			JSON.stringify({ kind: 'serverError', status: 500, said: 'something else' }),
		);
	});

	it('takes no address with credentials for a sentence about the token', () => {
		const message = 'Cannot GET /v2/groups?instance_id=1&access_token=*** now';
		expect(read(404, { message })).toMatchObject({ kind: 'noSuchPath' });
		expect(read(404, { message })?.said).toBe('Cannot GET /v2/groups now');
		const path = 'Cannot POST /v2/groups/1@g.us/admin/promote';
		expect(read(404, { message: path })).toMatchObject({ kind: 'noSuchPath' });
	});

	it('joins several sentences and cuts what is endless', () => {
		expect(read(400, { message: ['a', 'b'] })?.said).toBe('a; b');
		expect(read(400, { message: 'x'.repeat(999) })?.said).toHaveLength(200);
	});

	it('keeps how long Wawp asks to wait', () => {
		expect(read(429, '', { 'retry-after': '7' })?.retryAfterMs).toBe(7000);
	});

	it('reads anything at all without falling over', () => {
		fc.assert(
			fc.property(fc.integer({ min: 200, max: 599 }), fc.anything(), (status, body) => {
				const failure = read(status, body);
				if (status >= 300) expect(failure).toBeDefined();
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('the sentences', () => {
	/** n8n replaces a message that contains one of these. */
	const REPLACED =
		/ECONN|ENOTFOUND|ETIMEDOUT|ADDR|EHOST|EAI_|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM/i;

	it.each(Object.entries(FAILURES))('%s follows the style guide', (_, { message, advice }) => {
		expect(message).not.toMatch(REPLACED);
		expect(`${message} ${advice}`).not.toMatch(/\b(errors?|problems?|failures?|mistakes?)\b/i);
		expect(message).toMatch(/^[A-Z].*[^.]$/);
		expect(advice).toMatch(/^[A-Z].*\.$/);
	});
});
