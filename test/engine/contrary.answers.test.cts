/** One answer to one operation, and what a user may be told. */
import { error, told, type Row } from '../support/oneAnswer.cts';

const NEW_CODE = 'Zr4TnE7cUw2QsLh9GfXa5J';
const CREATED = '120363411111111111@g.us';

describe('is not told as something that it is not', () => {
	it.each<Row>([
		// codes
		[
			'words of 22 letters',
			'invite/getInviteCode',
			200,
			() => ({ code: 'sessionNotConnectedYet' }),
			() => error('noInviteCode'),
		],
		[
			'a code that is stale',
			'invite/getInviteCode',
			200,
			({ code }) => ({ code, stale: true }),
			() => error('noInviteCode'),
		],
		[
			'a queued job',
			'invite/getInviteCode',
			202,
			() => ({ status: 'queued', code: NEW_CODE }),
			() => error('noInviteCode'),
		],
		[
			'the info of another link',
			'invite/getInviteInfo',
			200,
			({ g2, other }) => ({ id: g2, subject: 'Other', inviteCode: other }),
			() => error('unreadable'),
		],
		// lists
		[
			'a list with a cursor',
			'group/getMany',
			200,
			({ g1 }) => ({ groups: [{ id: g1 }], nextCursor: 'YWZ0ZXI6Mg' }),
			() => error('incomplete'),
		],
		[
			'Laravel’s first page',
			'group/getMany',
			200,
			({ g1 }) => ({
				data: [{ id: g1 }],
				links: { next: '/v2/groups?page=2' },
				meta: { total: '3' },
			}),
			() => error('incomplete'),
		],
		[
			'one page for every offset',
			'group/getMany',
			200,
			({ g1, g2 }) => [{ id: g1 }, { id: g2 }],
			() => error('incomplete'),
		],
		[
			'members with more to come',
			'participant/getMany',
			200,
			({ me }) => ({ participants: [{ id: me }], has_more: 1 }),
			() => error('incomplete'),
		],
		['an empty member list', 'participant/getMany', 200, () => [], () => error('unreadable')],
		[
			'words in a member list',
			'participant/getMany',
			200,
			() => ['Error: rate-overlimit'],
			() => error('unreadable'),
		],
		[
			'a member who is an error',
			'participant/getMany',
			200,
			({ me, newcomer }) => [
				{ JID: me, IsAdmin: true, Error: 0 },
				{ JID: newcomer, IsAdmin: false, Error: 404 },
			],
			({ me }) => [{ id: me }],
		],
		[
			'members without roles',
			'participant/getMany',
			200,
			({ me }) => ({ 0: me }),
			({ me }) => [{ id: me, role: null }],
		],
		[
			'roles as numbers',
			'participant/getMany',
			200,
			({ me, member }) => [
				{ id: me, admin: 2 },
				{ id: member, admin: 0 },
			],
			({ me, member }) => [
				{ id: me, role: null },
				{ id: member, role: 'participant' },
			],
		],
		// groups
		['an empty object', 'group/get', 200, () => ({}), () => error('unreadable')],
		[
			'members left out',
			'group/get',
			200,
			({ g1 }) => ({ id: g1, subject: 'A', participants: [] }),
			({ g1 }) => [{ id: g1, size: null }],
		],
		[
			'settings of another group',
			'group/getSettings',
			200,
			({ g2 }) => ({ id: g2, adminsOnly: true }),
			() => error('unreadable'),
		],
		[
			'a picture that is being fetched',
			'group/getPicture',
			202,
			() => ({ url: null, status: 'loading' }),
			() => error('unreadable'),
		],
		['nothing about a picture', 'group/getPicture', 204, () => '', () => error('unreadable')],
		[
			'no picture there',
			'group/getPicture',
			404,
			() => ({ statusCode: 404, message: 'item-not-found' }),
			() => error('notFound'),
		],
		[
			'a picture that is hidden',
			'group/getPicture',
			401,
			() => ({ statusCode: 401, message: 'not-authorized' }),
			() => error('notAllowed'),
		],
		// changes
		[
			'a refresh that was skipped',
			'group/refresh',
			200,
			() => ({ success: true, refreshed: false }),
			() => [{ refreshed: null }],
		],
		[
			'a picture that was refused',
			'group/setPicture',
			200,
			() => ({ ok: true, updated: false }),
			() => [{ updated: null }],
		],
		[
			'another group’s picture',
			'group/deletePicture',
			200,
			({ g2 }) => ({ groupId: g2, success: true }),
			() => [{ deleted: null }],
		],
		[
			'a group that is still there',
			'group/delete',
			200,
			() => ({ success: true }),
			() => [{ deleted: null }],
		],
		[
			'a group that is not left',
			'group/leave',
			200,
			() => ({ success: true }),
			() => [{ left: null }],
		],
		[
			'a name that is the old one',
			'group/update',
			200,
			() => ({ success: true }),
			() => [{ updated: [], unconfirmed: ['subject'] }],
		],
		[
			'people in a queue',
			'participant/add',
			202,
			() => ({ code: 'success', job_id: 'aa11' }),
			() => [{ done: null }, { done: null }],
		],
		[
			'one row for two people',
			'participant/add',
			200,
			({ newcomer }) => [{ id: newcomer, status: 200 }],
			() => [{ done: true }, { done: false }],
		],
		[
			'a request to be let in',
			'invite/join',
			200,
			({ join }) => ({ id: join, status: 'pending_approval' }),
			({ join }) => [{ status: 'requested', groupId: join }],
		],
		// causes
		[
			'401 in other words',
			'participant/promote',
			401,
			() => ({ message: 'No permitido' }),
			() => error('unauthorized'),
		],
		[
			'403 in other words',
			'participant/promote',
			403,
			() => ({ message: 'Privacy settings do not allow adding' }),
			() => error('notAllowed'),
		],
		[
			'an error’s name with an acronym',
			'invite/getInviteCode',
			200,
			() => ({ code: 'invalidInstanceIdError', message: 'Not valid' }),
			() => error('refused'),
		],
		[
			'an error’s name in capitals',
			'invite/getInviteCode',
			200,
			() => ({ code: 'AUTHENTICATIONREQUIRED' }),
			() => error('noInviteCode'),
		],
		[
			'an error’s number',
			'invite/getInviteCode',
			200,
			() => ({ code: 'HTTP500Error' }),
			() => error('noInviteCode'),
		],
		[
			'the ID of a message',
			'invite/getInviteCode',
			200,
			() => ({ data: '3EB0A1B2C3D4E5F6071829' }),
			() => error('noInviteCode'),
		],
		[
			'a code that is not valid',
			'invite/getInviteCode',
			200,
			({ code }) => ({ code, isValid: false }),
			() => error('noInviteCode'),
		],
		[
			'the code of another group, by its groupJid',
			'invite/getInviteCode',
			200,
			({ g2, other }) => ({ groupJid: g2, code: other }),
			() => error('noInviteCode'),
		],
		[
			'an expired invite',
			'invite/getInviteInfo',
			200,
			({ join }) => ({ id: join, subject: 'Open', expired: true }),
			() => error('unreadable'),
		],
		[
			'the path taken for a group',
			'invite/getInviteInfo',
			500,
			() => ({ exception: { message: 'item-not-found', data: 404 } }),
			() => error('notFound'),
		],
		[
			'406 of a firewall',
			'invite/getInviteInfo',
			406,
			() => 'Not Acceptable! Generated by Mod_Security',
			() => error('badRequest'),
		],
		[
			'410 of an endpoint',
			'invite/join',
			410,
			() => ({ message: 'This endpoint has been removed' }),
			() => error('badRequest'),
		],
		[
			'Laravel’s last page',
			'participant/getMany',
			200,
			({ me }) => ({ data: [{ id: me, admin: null }], current_page: 1, last_page: 3 }),
			() => error('incomplete'),
		],
		[
			'Spring’s last page',
			'participant/getMany',
			200,
			({ me }) => ({ data: [{ id: me, admin: null }], totalElements: 3, last: false }),
			() => error('incomplete'),
		],
		[
			'whatsmeow’s count of members',
			'participant/getMany',
			200,
			({ me }) => ({ Participants: [{ JID: me, IsAdmin: true }], ParticipantCount: 3 }),
			() => error('incomplete'),
		],
		[
			'roles of null',
			'participant/getMany',
			200,
			({ me }) => [{ id: me, role: null }],
			({ me }) => [{ id: me, role: null }],
		],
		[
			'an error with a name',
			'group/get',
			200,
			() => ({ name: 'TimeoutError', message: 'Navigation timeout' }),
			() => error('unreadable'),
		],
		[
			'a group that is not loaded yet',
			'group/get',
			200,
			({ g1 }) => ({
				JID: g1,
				Name: '',
				GroupCreated: '0001-01-01T00:00:00Z',
				IsAnnounce: false,
				ParticipantCount: 952,
			}),
			() => [{ announce: null, size: 952 }],
		],
		[
			'a session that is down, beside a list',
			'group/getMany',
			200,
			() => ({ status: 'STOPPED', data: [] }),
			() => error('sessionDown'),
		],
		[
			'a picture that could not be read',
			'group/getPicture',
			200,
			() => null,
			() => error('unreadable'),
		],
		[
			'202, as a status',
			'group/setPicture',
			200,
			() => ({ statusCode: 202, message: 'Accepted' }),
			() => [{ updated: null }],
		],
		[
			'202, as HTTP’s',
			'group/setPicture',
			202,
			() => ({ success: true }),
			() => [{ updated: null }],
		],
		[
			'WhatsApp’s refusal within a yes',
			'group/setPicture',
			200,
			() => ({ status: 'success', data: { message: 'not-authorized' } }),
			() => error('refused'),
		],
		[
			'a no within a yes',
			'group/setPicture',
			200,
			() => ({ success: true, data: [{ success: false }] }),
			() => error('refused'),
		],
		[
			'somebody who was only invited',
			'participant/add',
			200,
			({ newcomer, second }) => [
				{ id: newcomer, success: true, status: 'invited' },
				{ id: second, status: 200, error: 'not-authorized' },
			],
			() => [{ done: false }, { done: false }],
		],
		[
			'a queue with rows',
			'participant/add',
			202,
			({ newcomer }) => ({ status: 'queued', results: [{ id: newcomer, status: 200 }] }),
			() => [{ done: null }, { done: null }],
		],
		[
			'a queued join',
			'invite/join',
			200,
			({ join }) => ({ id: join, status: 'pending', job_id: '55' }),
			() => [{ status: 'unknown' }],
		],
		[
			'403 to adding people',
			'participant/add',
			500,
			() => ({ exception: { message: 'forbidden', data: 403 } }),
			() => error('notAllowed'),
		],
		[
			'408',
			'group/update',
			408,
			() => ({ statusCode: 408, message: 'Timed Out' }),
			() => error('timeout'),
		],
		[
			'Cloudflare’s refusal in plain text',
			'participant/add',
			403,
			() => 'error code: 1020',
			() => error('notWawp'),
		],
		[
			'a path that Laravel does not have',
			'group/refresh',
			404,
			() => ({ message: 'The route v2/groups could not be found.' }),
			() => error('noSuchPath'),
		],
		['406 without words', 'group/update', 406, () => '', () => error('notAcceptable')],
		[
			'409 without words',
			'invite/join',
			409,
			() => ({ statusCode: 409 }),
			() => error('alreadyIn'),
		],
		[
			'HTTP’s own word',
			'invite/join',
			410,
			() => ({ statusCode: 410, message: 'Gone' }),
			() => error('badRequest'),
		],
		[
			'WhatsApp’s word for it',
			'invite/join',
			410,
			() => ({ statusCode: 410, message: 'gone' }),
			() => error('inviteRevoked'),
		],
		[
			'the ID of a message, alone',
			'invite/getInviteCode',
			200,
			() => ({ code: '3EB0A1B2C3D4E5F6071829' }),
			() => error('noInviteCode'),
		],
		[
			'a list that says there is more than its total',
			'participant/getMany',
			200,
			({ me }) => ({ data: [{ id: me, admin: null }], total: 1, hasMore: true }),
			() => error('incomplete'),
		],
		[
			'a link that is no longer valid',
			'invite/getInviteInfo',
			200,
			() => ({ valid: false }),
			() => [{ status: 'invalid' }],
		],
		[
			'a revoked link, beside its group',
			'invite/getInviteInfo',
			200,
			({ join }) => ({ data: { id: join, subject: 'Open', revoked: true } }),
			() => [{ status: 'revoked' }],
		],
		[
			'a request to be let in, one level down',
			'invite/join',
			200,
			({ join }) => ({ data: { id: join, status: 'pending_approval' } }),
			({ join }) => [{ status: 'requested', groupId: join }],
		],
	])('%s (%s)', async (_, operation, status, answer, expected) => {
		const { json, names } = await told(operation, status, answer);
		expect(json).toMatchObject(expected(names));
	});
});

describe('is understood', () => {
	it.each<Row>([
		[
			'JSON within JSON',
			'invite/getInviteCode',
			200,
			({ code }) => JSON.stringify(JSON.stringify({ code })),
			({ code }) => [{ code }],
		],
		[
			'a link under "url"',
			'invite/getInviteCode',
			200,
			({ code }) => ({ url: `chat.whatsapp.com/invite/${code}` }),
			({ code }) => [{ code }],
		],
		[
			'a group in a wrapper',
			'invite/getInviteInfo',
			200,
			({ join }) => ({
				success: 1,
				groupInfo: { id: { _serialized: join }, subject: 'Open', size: '48' },
			}),
			({ join }) => [{ status: 'live', id: join, size: 48 }],
		],
		[
			'a time in milliseconds',
			'group/get',
			200,
			({ g1 }) => ({ id: g1, subject: 'A', creation: '1716900000000' }),
			() => [{ createdAt: '2024-05-28T12:40:00.000Z' }],
		],
		[
			'flags as texts and numbers',
			'group/get',
			200,
			({ g1 }) => ({ id: g1, announce: 'false', restrict: '1', membershipApprovalMode: 1 }),
			() => [{ announce: false, restrict: true, joinApproval: true }],
		],
		[
			'approval by its newer name',
			'group/get',
			200,
			({ g1 }) => ({ id: g1, newMembersApprovalRequired: false }),
			() => [{ joinApproval: false }],
		],
		[
			'a group under its ID',
			'group/get',
			200,
			({ g1 }) => ({ [g1]: { subject: 'A', size: '3' } }),
			() => [{ subject: 'A', size: 3 }],
		],
		[
			'members under their IDs',
			'participant/getMany',
			200,
			({ me, member }) => ({ [me]: { admin: 'superadmin' }, [member]: { admin: null } }),
			() => [{ role: 'superadmin' }, { role: 'participant' }],
		],
		[
			'a picture by WEBJS’s name',
			'group/getPicture',
			200,
			() => ({ eurl: 'https://example.com/a.jpg' }),
			() => [{ url: 'https://example.com/a.jpg' }],
		],
		[
			'a new group, though somebody is missing',
			'group/create',
			207,
			() => ({ success: false, message: '1 of 1 not added', data: { id: CREATED } }),
			({ newcomer }) => [{ id: CREATED, unconfirmed: [newcomer] }],
		],
		[
			'a new group beside a person’s ID',
			'group/create',
			201,
			({ me }) => ({ id: me, group: { id: CREATED, subject: 'New group' } }),
			() => [{ id: CREATED }],
		],
		[
			'a page’s size beside a whole list',
			'participant/getMany',
			200,
			({ me }) => ({ members: [{ id: me, admin: 'admin' }], page: 1, size: 50 }),
			({ me }) => [{ id: me, role: 'admin' }],
		],
		[
			'a cursor, and no more',
			'participant/getMany',
			200,
			({ me }) => ({ data: [{ id: me, isAdmin: true }], has_more: false, next_cursor: 'abc' }),
			({ me }) => [{ id: me }],
		],
		[
			'WEBJS’s IDs in two parts',
			'participant/getMany',
			200,
			({ me }) => [{ id: { user: me.split('@')[0] ?? '', server: 'c.us' }, isAdmin: true }],
			({ me }) => [{ id: me, role: 'admin' }],
		],
		[
			'an invite that does not run out',
			'invite/getInviteCode',
			200,
			({ code }) => ({
				code,
				link: `https://chat.whatsapp.com/${code}`,
				expiration: null,
				id: '1764068889123',
			}),
			({ code }) => [{ code }],
		],
		[
			'success with a code of its own',
			'group/setPicture',
			200,
			() => ({
				success: true,
				statusCode: 200,
				code: 'picture_updated',
				message: 'Picture updated',
			}),
			() => [{ updated: true }],
		],
		[
			'settings one level down',
			'group/getSettings',
			200,
			() => ({ result: { adminsOnly: true } }),
			() => [{ infoAdminsOnly: true }],
		],
		[
			'a new group without @g.us',
			'group/create',
			201,
			() => ({ id: CREATED.split('@')[0] ?? '', subject: 'New group' }),
			() => [{ id: CREATED }],
		],
	])('%s (%s)', async (_, operation, status, answer, expected) => {
		const { json, names } = await told(operation, status, answer);
		expect(json).toMatchObject(expected(names));
	});

	it.each(['update', 'create', 'leave'])(
		'%s: a page in place of the answer leaves doubt',
		async (name) => {
			const { json } = await told(`group/${name}`, 500, () => '<html><h1>500</h1></html>');
			expect(json[0]?.message).toContain('may have been made');
		},
	);

	it('results by person count, also beside HTTP 500', async () => {
		const row = (id: string, code: number) => ({ id, code });
		const { json } = await told('participant/add', 500, ({ newcomer, second }) => ({
			message: 'Some failed',
			results: [row(newcomer, 200), row(second, 403)],
		}));
		expect(json).toMatchObject([{ done: true }, { done: false, code: 403 }]);
	});

	it('HTTP 202 is no "done", whatever the text', async () => {
		const { json } = await told('group/setPicture', 202, () => 'OK');
		expect(json).toMatchObject([{ updated: null }]);
	});
});
