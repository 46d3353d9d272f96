import * as contract from '../../../../wawp/contract/invites';
import { WawpError } from '../../../../wawp/failures/errors';
import { inviteOf } from '../../../../wawp/ids/inviteCode';
import { inviteCodeField, readInviteCode } from '../fields/inviteCode';
import { readSimplify, simplifyField } from '../fields/simplify';
import { groupJson } from '../group/groupJson';
import { defineOperation } from '../defineOperation';
import { emitted } from '../Operation';

export const getInviteInfo = defineOperation({
	name: 'Get Invite Info',
	value: 'getInviteInfo',
	action: 'Get info about an invite link',
	description: 'See what an invite link leads to, and whether it still works, without joining',
	requests: '1, or 2 where Wawp knows only the other path',
	fields: [inviteCodeField, simplifyField],
	safe: true,
	read: (item) => ({ code: readInviteCode(item), simplify: readSimplify(item) }),
	async run(wawp, { code, simplify }) {
		const found = await wawp.ask(contract.getInviteInfo, { code }).catch(deadInvite);
		if (typeof found === 'string') return { status: found, ...inviteOf(code) };
		if (!simplify) return emitted(found.raw);
		// the members that are listed can be a part (whatsmeow PR #1029)
		return { status: 'live', ...inviteOf(code), ...groupJson({ ...found, members: null }) };
	},
});

/** An invite that leads nowhere is an answer, not a fault. */
function deadInvite(error: unknown): 'revoked' | 'invalid' {
	const kind = error instanceof WawpError ? error.kind : undefined;
	if (kind === 'inviteRevoked') return 'revoked';
	if (kind === 'inviteInvalid') return 'invalid';
	throw error;
}
