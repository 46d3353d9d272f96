import { GROUP } from '../../emulator/engines/samples.cts';
import type { FailureKind } from '../../wawp/failures/kinds';
import type { About } from '../../wawp/failures/table';

/** An answer that fails, what was asked for, and what it means. */
export interface FailureSample {
	source: string;
	about: About;
	status: number;
	body: unknown;
	kind: FailureKind;
}

const WHATSMEOW = 'whatsmeow, errors.go, by GOWS';
const BAILEYS = "Baileys: WhatsApp's text and code, by NOWEB";
const WAHA = 'WAHA 2026';
const HTTP = 'RFC 9110';

/** WAHA's answer to an error that it does not handle (AllExceptionsFilter). */
function exception(message: string, data?: number) {
	return {
		statusCode: 500,
		timestamp: '2026-06-01T10:00:00.000Z',
		exception: {
			message,
			...(data && { data, isBoom: true, output: {} }),
			name: 'Error',
			stack: 'Error: …',
		},
		request: { path: '/api/default/groups', method: 'GET', body: {}, query: {} },
		version: { version: '2026.8.2', engine: 'NOWEB', tier: 'PLUS' },
	};
}

const of = (
	source: string,
	about: About,
	status: number,
	body: unknown,
	kind: FailureKind,
): FailureSample => ({ source, about, status, body, kind });

/** GOWS: in gRPC's frame. */
const gows = (about: About, words: string, kind: FailureKind) =>
	of(WHATSMEOW, about, 500, exception(`2 UNKNOWN: ${words}`), kind);

const noweb = (about: About, words: string, data: number, kind: FailureKind) =>
	of(BAILEYS, about, 500, exception(words, data), kind);

/** WAHA's answer to what it refuses itself (Nest's HttpException). */
const nest = (source: string, about: About, status: number, message: string, kind: FailureKind) =>
	of(source, about, status, { message, error: NAMES[status], statusCode: status }, kind);

const NAMES: Record<number, string> = {
	400: 'Bad Request',
	404: 'Not Found',
	422: 'Unprocessable Entity',
	501: 'Not Implemented',
};

/** An error of the engine's, or of what it drives. */
const threw = (source: string, about: About, message: string, kind: FailureKind) =>
	of(source, about, 500, exception(message), kind);

/** WhatsApp Web's error has the word alone (whatsapp-web.js, GroupChat.js; the words: whatsmeow, errors.go, and Baileys). */
const webjs = (about: About, word: string, kind: FailureKind) =>
	threw('whatsapp-web.js', about, `Evaluation failed: ServerStatusCodeError: ${word}`, kind);

export const FAILURES: FailureSample[] = [
	of(
		'two clients of Wawp',
		'session',
		404,
		{ code: 'invalid_session', message: 'x' },
		'unknownInstance',
	),
	of(
		'Wawp, session/webhook',
		'webhook',
		403,
		{ code: 'subscription_required', message: 'x' },
		'subscription',
	),
	of(
		'Wawp, session/create; a client, under 200',
		'invite',
		200,
		{ code: 'quota_reached', message: 'x' },
		'quota',
	),
	of(
		`${WAHA}, exception filter`,
		'picture',
		404,
		{ error: { code: 404, key: 'FILE_NOT_FOUND', message: 'File not found' } },
		'fileNotFound',
	),

	gows('list', 'info query returned status 429: rate-overlimit', 'rateLimit'),
	of('WAHA #462, Baileys #2148', 'reading', 500, exception('rate-overlimit'), 'rateLimit'),
	gows('invite', "you don't have the permission to get the group's invite link", 'notAdmin'),
	threw(
		'WAHA #662, on WEBJS',
		'reading',
		"Cannot read properties of undefined (reading 'announce')",
		'notLoaded',
	),
	threw(
		'WAHA, session.webjs.core.ts: the other setting',
		'reading',
		"Cannot read properties of undefined (reading 'restrict')",
		'notLoaded',
	),
	threw(
		'WAHA #1421, on GOWS',
		'message',
		'14 UNAVAILABLE: No connection established. Last error: null',
		'sessionDown',
	),
	of(
		'WAHA #1215, #1798: axios, AxiosError.js',
		'message',
		500,
		{ exception: { name: 'AxiosError', code: 'ECONNRESET', message: 'read ECONNRESET' } },
		'fileNotFound',
	),
	...(
		[
			['WAHA #1551', 401, 'notAllowed'],
			['WAHA #2093', 403, 'notAllowed'],
			['whatsmeow #347', 405, 'notAllowed'],
			['WAHA #2078, #2084', 400, 'whatsAppRefused'],
			['whatsmeow #380', 420, 'whatsAppRefused'],
			['whatsmeow #922, #944', 479, 'whatsAppRefused'],
		] as const
	).map(([source, code, kind]) =>
		threw(`${source}, on GOWS`, 'message', `2 UNKNOWN: server returned error ${code}`, kind),
	),
	noweb('change', 'not-authorized', 401, 'notAdmin'),
	noweb('members', 'not-authorized', 401, 'notAdmin'),
	noweb('picture', 'not-authorized', 401, 'notAdmin'),
	noweb('reading', 'forbidden', 403, 'notInGroup'),
	noweb('reading', 'item-not-found', 404, 'groupNotFound'),
	noweb('change', 'item-not-found', 404, 'groupNotFound'),
	threw('wa-js, ensureGroup.ts', 'members', `You are not admin in ${GROUP}`, 'notAdmin'),
	threw('wa-js, assertChat.ts', 'invite', `Chat not found for ${GROUP}`, 'notInGroup'),
	threw(
		'wa-js, ensureGroupAndParticipants.ts',
		'members',
		`Group ${GROUP}: Participant '491709876543@c.us' not found`,
		'notFound',
	),
	threw('wa-js, group/functions/create.ts', 'create', 'Participant not exists', 'nobody'),
	of('WAHA on WPP: wppconnect, get-chat-by-id.js', 'reading', 200, false, 'notInGroup'),
	threw(
		'wa-js, setSubject.ts',
		'change',
		`You are not allowed to set group subject in ${GROUP}`,
		'notAdmin',
	),
	threw(
		'WAHA 2026.3.1 on WPP: wa-js, setProperty.ts',
		'change',
		`You are not allowed to set property in ${GROUP}`,
		'notAdmin',
	),
	of(
		'whatsapp-web.js, GroupChat.addParticipants',
		'members',
		200,
		'AddParticipantsError: You have no admin rights to add a participant to a group',
		'notAdmin',
	),
	of(
		'Wawp, participants/add: the instance must be group admin',
		'members',
		403,
		{ status: 403, message: 'The instance must be a group admin to perform this action.' },
		'notAdmin',
	),
	threw(
		`${WAHA} on NOWEB: the path for an ID`,
		'inviteInfo',
		"Group with id 'join' not found",
		'noSuchPath',
	),
	gows('reading', "you're not participating in that group", 'notInGroup'),
	gows(
		'message',
		"failed to get group members: you're not participating in that group",
		'notInGroup',
	),
	gows(
		'change',
		"failed to get old group info to update topic: you're not participating in that group",
		'notInGroup',
	),
	// gows, server/groups.go: SetGroupDescription
	gows('change', "failed to get group info: you're not participating in that group", 'notInGroup'),
	threw(
		'gows, server/groups.go: GetGroupInfo, of a group that is not in its store',
		'reading',
		'2 UNKNOWN: not found',
		'notInGroup',
	),
	gows('invite', "didn't find invite code in response", 'noInviteCode'),
	threw('WAHA #661 on WEBJS', 'invite', 'groupChat.getInviteCode is not a function', 'notLoaded'),
	threw(
		`${WAHA} on NOWEB`,
		'reading',
		"Group with id '120363012345678901@g.us' not found",
		'notInGroup',
	),
	threw(
		`${WAHA} on NOWEB, getParticipants: a group that it does not have`,
		'reading',
		"Cannot read properties of undefined (reading 'participants')",
		'notInGroup',
	),
	threw(
		`${WAHA} on WEBJS: a chat that getChatById does not find`,
		'change',
		"Cannot read properties of undefined (reading 'setSubject')",
		'notInGroup',
	),
	gows('reading', 'that group does not exist', 'groupNotFound'),
	gows('inviteInfo', 'that group invite link has been revoked', 'inviteRevoked'),
	gows('join', 'that group invite link is not valid', 'inviteInvalid'),
	of(
		`${WAHA}, getSession`,
		'reading',
		404,
		{
			message: "We didn't find a session with name 'x'.\nPlease start it first",
			error: 'Not Found',
			statusCode: 404,
		},
		'sessionDown',
	),
	of(
		`${WAHA}, manager`,
		'invite',
		422,
		{
			error: 'Session status is not as expected. Try again later or restart the session',
			session: 'x',
			status: 'STOPPED',
			expected: ['WORKING'],
		},
		'sessionDown',
	),
	of('gows, manager.go', 'reading', 500, exception('2 UNKNOWN: session not found'), 'sessionDown'),
	gows('change', "the store doesn't contain a device JID", 'sessionDown'),
	gows('message', 'websocket not connected', 'sessionLost'),
	gows('change', 'websocket disconnected before info query returned response', 'sessionLost'),
	of('Baileys, Socket/socket.ts', 'message', 500, exception('Connection Closed'), 'sessionLost'),
	of('a Laravel client of Wawp', 'session', 401, { message: 'Missing access_token' }, 'wrongToken'),
	of(
		'a Laravel client of Wawp, under 200',
		'session',
		200,
		{ status: 401, message: 'Missing access_token' },
		'wrongToken',
	),
	gows('message', 'server returned error 463', 'strangers'),
	gows('message', 'no LID found for 525537135075@s.whatsapp.net from server', 'nobody'),
	threw(
		'WAHA #1881',
		'message',
		'No LID for user\ns (https://static.whatsapp.net/x.js:1:2)',
		'nobody',
	),
	threw('whatsapp-web.js #129506', 'message', 'Lid is missing in chat table', 'nobody'),
	of(
		WAHA,
		'change',
		501,
		{
			message: "The method is not implemented by 'NOWEB' engine. Check the docs",
			error: 'Not Implemented',
			statusCode: 501,
		},
		'unsupported',
	),
	nest(
		'WAHA 2024',
		'change',
		422,
		"The method is not implemented by the engine: 'GOWS'.",
		'unsupported',
	),
	nest(
		`${WAHA} Core`,
		'picture',
		422,
		"The feature is available only in Plus version for 'GOWS' engine. Check this out",
		'unsupported',
	),
	nest(
		`${WAHA}, groups.validation.ts`,
		'change',
		400,
		'GOWS does not support empty group subject.',
		'unsupported',
	),
	nest(
		`${WAHA} on NOWEB without a store`,
		'number',
		400,
		'Enable NOWEB store "config.noweb.store.enabled=True"',
		'unsupported',
	),
	nest(
		'Nest, for an unknown path',
		'create',
		404,
		'Cannot POST /v2/groups/create?access_token=x',
		'noSuchPath',
	),

	nest(
		`${WAHA} Core, exceptions.ts, with the name of what is missing`,
		'message',
		422,
		'Send file is available only in Plus version. Check this out',
		'unsupported',
	),
	threw(
		`${WAHA}: axios, which fetches the file`,
		'message',
		'Request failed with status code 404',
		'fileNotFound',
	),
	gows('picture', 'the given data is not a valid image', 'badPicture'),
	of(
		'whatsapp-web.js #2570, where an admin has to agree',
		'join',
		500,
		{
			...exception(''),
			exception: { message: '', name: 'UnexpectedJoinGroupViaInviteResponse', stack: '…' },
		},
		'joinUnread',
	),
	threw(
		'wppconnect #2746, the same by its message',
		'join',
		'UnexpectedJoinGroupViaInviteResponse',
		'joinUnread',
	),
	threw(
		'WAHA #2266 on WEBJS: WhatsApp Web has another name for it',
		'join',
		"Cannot read properties of undefined (reading 'joinGroupViaInvite')",
		'unsupported',
	),
	threw(
		'WAHA #1860 on WEBJS, the same',
		'list',
		"Cannot read properties of undefined (reading 'getChats')",
		'unsupported',
	),
	threw(
		'WAHA #1023 on WEBJS, the same',
		'invite',
		'window.Store.GroupInvite.queryGroupInviteCode is not a function',
		'unsupported',
	),
	threw(
		'gows, storage: groups are not kept',
		'reading',
		'2 UNKNOWN: storage disabled: groups',
		'unsupported',
	),
	threw(
		'whatsapp-web.js #5678',
		'invite',
		"Attempted to use detached Frame 'A1B2C3'.",
		'sessionLost',
	),
	threw(
		'WAHA #137',
		'message',
		'Protocol error (Runtime.callFunctionOn): Session closed. Most likely the page has been closed.',
		'sessionLost',
	),
	of(
		'WAHA, apps/phone-numbers',
		'message',
		422,
		{
			message: "Phone number '5511987654321@c.us' does not exist on WhatsApp. Tried: 5511987654321",
			error: 'Unprocessable Entity',
			statusCode: 422,
		},
		'nobody',
	),
	of(
		'WAHA #1145 on WEBJS',
		'create',
		201,
		{ error: 'CreateGroupError: An unknown error occupied while creating a group' },
		'refused',
	),
	of(`${WAHA}, pictures on WEBJS`, 'picture', 200, { success: false }, 'notAllowed'),

	noweb('members', 'bad-request', 400, 'badRequest'),
	gows('join', 'info query returned status 400: bad-request', 'inviteInvalid'),
	gows('members', 'info query returned status 405: not-allowed', 'notAllowed'),
	gows('create', 'info query returned status 419: resource-limit', 'whatsAppRefused'),
	gows('change', 'info query returned status 423: locked', 'whatsAppRefused'),
	gows('inviteInfo', 'info query returned status 401: not-authorized', 'joinRefused'),
	noweb('create', 'not-authorized', 401, 'whatsAppRefused'),
	noweb('join', 'not-authorized', 401, 'joinRefused'),
	noweb('invite', 'not-authorized', 401, 'notAdmin'),
	noweb('message', 'not-authorized', 401, 'notAllowed'),
	gows('number', 'info query returned status 403: forbidden', 'whatsAppRefused'),
	gows('join', 'info query returned status 403: forbidden', 'joinRefused'),
	noweb('invite', 'forbidden', 403, 'notInGroup'),
	noweb('members', 'forbidden', 403, 'notAllowed'),
	noweb('join', 'item-not-found', 404, 'inviteInvalid'),
	noweb('invite', 'item-not-found', 404, 'groupNotFound'),
	noweb('members', 'item-not-found', 404, 'notFound'),
	noweb('inviteInfo', 'not-acceptable', 406, 'inviteInvalid'),
	noweb('change', 'not-acceptable', 406, 'notAcceptable'),
	noweb('join', 'conflict', 409, 'alreadyIn'),
	noweb('members', 'conflict', 409, 'conflict'),
	noweb('inviteInfo', 'gone', 410, 'inviteRevoked'),
	noweb('join', 'resource-limit', 419, 'groupFull'),
	noweb('message', 'x', 463, 'strangers'),
	noweb('message', 'x', 475, 'strangers'),
	webjs('members', 'bad-request', 'badRequest'),
	webjs('invite', 'not-authorized', 'notAdmin'),
	webjs('invite', 'forbidden', 'notInGroup'),
	webjs('invite', 'item-not-found', 'groupNotFound'),
	webjs('members', 'not-allowed', 'notAllowed'),
	webjs('change', 'not-acceptable', 'notAcceptable'),
	webjs('members', 'conflict', 'conflict'),
	webjs('inviteInfo', 'gone', 'inviteRevoked'),
	webjs('join', 'resource-limit', 'groupFull'),
	webjs('change', 'locked', 'whatsAppRefused'),
	noweb('reading', 'some other words', 429, 'rateLimit'),

	of('whatsapp-web.js, GroupChat.setSubject', 'change', 200, false, 'notAllowed'),
	of(HTTP, 'list', 429, { message: 'Too Many Requests' }, 'rateLimit'),
	of(
		'a gateway in front of Wawp',
		'list',
		502,
		'<html><h1>502 Bad Gateway</h1></html>',
		'badGateway',
	),
	of(HTTP, 'picture', 413, '<html><h1>413 Request Entity Too Large</h1></html>', 'fileTooLarge'),
	of('a login page of a proxy', 'invite', 200, '<!doctype html><title>Sign in</title>', 'notWawp'),
	of(HTTP, 'invite', 302, '', 'notWawp'),
	of(HTTP, 'invite', 407, '', 'proxyLogin'),
	of('Wawp, session/create', 'invite', 401, '', 'wrongToken'),
	of('Wawp, session/create', 'session', 403, '', 'forbidden'),
	of(
		'Wawp, participants/add: not an admin',
		'members',
		403,
		{ status: 403, message: 'x', error: 'Forbidden' },
		'notAllowed',
	),
	of(HTTP, 'reading', 404, '', 'notFound'),
	of('anybody, without the frame of GOWS', 'reading', 404, { error: 'not found' }, 'notFound'),
	of(HTTP, 'webhook', 405, '', 'noSuchPath'),
	of(HTTP, 'change', 501, '', 'unsupported'),

	of('no row: HTTP 500', 'reading', 500, exception('something else'), 'serverError'),
	of('no row: HTTP 422', 'reading', 422, { message: 'x' }, 'badRequest'),
	of('clients of Wawp, under 200', 'reading', 200, { success: false, message: 'x' }, 'refused'),
	of('clients of Wawp, under 200', 'reading', 200, { status: 'error', message: 'x' }, 'refused'),
	of('clients of Wawp, under 200', 'reading', 200, { status: false, message: 'x' }, 'refused'),
	of('clients of Wawp, under 200', 'reading', 200, { status: 'false', message: 'x' }, 'refused'),
	of(
		'clients of Wawp, under 200',
		'session',
		200,
		{ error: { code: 'invalid_session', message: 'x' } },
		'unknownInstance',
	),
	of('clients of Wawp, under 200', 'reading', 200, { code: 'some_code', message: 'x' }, 'refused'),
	of('Wawp v1, under 200', 'reading', 200, { wawp_upstream_error: { message: 'x' } }, 'refused'),
	of('WAHA, passed on under 200', 'reading', 200, exception('x'), 'serverError'),
];
