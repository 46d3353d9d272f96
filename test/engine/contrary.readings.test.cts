/** One answer to a reading, and what a user may be told of it. */
import { error, itIsTold } from '../support/oneAnswer.cts';

const NEW_CODE = 'Zr4TnE7cUw2QsLh9GfXa5J';

describe('what is read is not told as something that it is not', () => {
	itIsTold([
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
			() => error('unreadable'),
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
		[
			'a member without an ID',
			'participant/getMany',
			200,
			({ me }) => [{ id: me, role: 'admin' }, { role: 'participant' }],
			() => error('incomplete'),
		],
		[
			'a group that is still to be read',
			'group/get',
			202,
			({ g1 }) => ({ id: g1, subject: 'A' }),
			() => error('unreadable'),
		],
		[
			'a picture that is still to be read',
			'group/getPicture',
			202,
			() => ({ url: 'https://pps.whatsapp.net/a.jpg' }),
			() => error('unreadable'),
		],
		[
			'a group that is not loaded yet, without a time',
			'group/get',
			200,
			({ g1 }) => ({ JID: g1, Name: '', IsAnnounce: false, IsLocked: false }),
			() => [{ announce: null, restrict: null }],
		],
	]);
});
