import { change, type Shown } from '../../../../wawp/change';
import type { WawpClient } from '../../../../wawp/client';
import { getInviteInfo, joinGroup, type Joined } from '../../../../wawp/contract/invites';
import { standingIn } from '../../../../wawp/groups/membership';
import type { WawpError } from '../../../../wawp/failures/errors';
import { inviteCodeField, readInviteCode } from '../fields/inviteCode';
import { defineOperation } from '../defineOperation';

export const join = defineOperation({
	name: 'Join',
	value: 'join',
	action: 'Join a group',
	description: 'Join a group by its invite link, or ask to be let in',
	requests: '1, and up to 5 more to check whether this number is in',
	fields: [inviteCodeField],
	safe: false,
	read: (item) => ({ code: readInviteCode(item) }),
	async run(wawp, { code }) {
		let groupId: string | undefined;
		const told = (answer: Joined): Shown<'joined' | 'requested'> => {
			({ groupId } = answer);
			return answer.isRequested && 'requested';
		};
		const look = async (doubt?: WawpError) => {
			const seen = await statusIn(wawp, code, groupId);
			({ groupId } = seen);
			// whoever is outside has asked to be let in only where Wawp took the request
			const isTaken = doubt === undefined || doubt.kind === 'joinUnread';
			return seen.status === 'requested' && !isTaken ? false : seen.status;
		};
		const status = await change(wawp, joinGroup, { code }, told, look);
		return { status: status || 'unknown', groupId: groupId ?? null };
	},
});

/** Wawp answers alike when an admin still has to agree, so only looking tells them apart. */
async function statusIn(
	wawp: WawpClient,
	code: string,
	known: string | undefined,
): Promise<{ groupId: string | undefined; status: Shown<'joined' | 'requested'> }> {
	const info = known === undefined ? await wawp.ask(getInviteInfo, { code }) : undefined;
	const groupId = known ?? info?.id;
	if (groupId === undefined) return { groupId, status: undefined };
	const standing = await standingIn(wawp, groupId);
	if (standing === 'inside') return { groupId, status: 'joined' };
	if (standing === undefined) return { groupId, status: undefined };
	// not in yet: waiting for an admin, or the look comes too early
	const { joinApproval } = info ?? (await wawp.ask(getInviteInfo, { code }));
	return { groupId, status: joinApproval === true && 'requested' };
}
