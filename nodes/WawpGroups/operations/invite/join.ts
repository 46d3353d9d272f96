import { WawpError } from '../../../../wawp/failures/errors';
import type { FailureKind } from '../../../../wawp/failures/messages';
import { groupPath } from '../../../../wawp/http';
import type { WawpClient } from '../../../../wawp/client';
import { readGroup } from '../../../../wawp/shapes/group';
import { inviteCodeField, readInviteCode } from '../fields/inviteCode';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

/** How WhatsApp says that this number is not in a group, or not yet. */
const OUTSIDE: FailureKind[] = ['notInGroup', 'notAllowed', 'notAdmin', 'groupNotFound'];

/** Source: https://api.wawp.net/en/docs/v2/groups/join */
export const join = defineOperation({
	name: 'Join',
	value: 'join',
	action: 'Join a group',
	description: 'Join a group by its invite link, or ask to be let in',
	requests: '2: join, then look whether this number is in',
	fields: [inviteCodeField, writeOptions],
	safe: false,
	read: (item) => ({ code: readInviteCode(item) }),
	async run(wawp, { code }) {
		const groupId = readGroup(await wawp.send('POST', '/v2/groups/join', { code }))?.id ?? null;
		return { status: groupId ? await statusIn(wawp, groupId) : 'unknown', groupId };
	},
});

/** Wawp answers alike when an admin still has to agree, so only looking tells them apart. */
async function statusIn(
	wawp: WawpClient,
	groupId: string,
): Promise<'joined' | 'requested' | 'unknown'> {
	return await wawp.get(groupPath(groupId)).then(
		() => 'joined',
		(error: unknown) =>
			error instanceof WawpError && OUTSIDE.includes(error.kind) ? 'requested' : 'unknown',
	);
}
