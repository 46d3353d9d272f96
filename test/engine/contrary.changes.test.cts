/** One answer to a change, and what a user may be told of it. */
import { error, itIsTold } from '../support/oneAnswer.cts';

describe('a change is not told as something that it is not', () => {
	itIsTold([
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
		[
			'22 letters that are not called a code',
			'invite/revokeInviteCode',
			200,
			() => ({ success: true, data: 'Zt5Rw1Yp8Ui3Oa6Sd9Fg2H' }),
			() => error('linkUnchanged'),
		],
	]);
});
