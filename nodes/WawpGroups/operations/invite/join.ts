import { membershipIn } from '../../../../wawp/membership';
import type { WawpClient } from '../../../../wawp/client';
import { readChange } from '../../../../wawp/shapes/change';
import { readGroup } from '../../../../wawp/shapes/group';
import { isGroupId } from '../../../../wawp/ids/groupId';
import { inviteCodeField, readInviteCode } from '../fields/inviteCode';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

/** What is told of a joining, by what looking at the group afterwards shows. */
const STATUSES = { inside: 'joined', outside: 'requested', unknown: 'unknown' } as const;

/** Source: https://api.wawp.net/en/docs/v2/groups/join */
export const join = defineOperation({
	name: 'Join',
	value: 'join',
	action: 'Join a group',
	description: 'Join a group by its invite link, or ask to be let in',
	requests: '1, and up to 2 more to look whether this number is in',
	fields: [inviteCodeField, writeOptions],
	safe: false,
	read: (item) => ({ code: readInviteCode(item) }),
	async run(wawp, { code }) {
		const answer = await wawp.send('POST', '/v2/groups/join', { code });
		const groupId = isGroupId(answer) ? answer : (readGroup(answer)?.id ?? null);
		if (groupId === null) readChange(answer);
		return { status: groupId === null ? 'unknown' : await statusIn(wawp, groupId), groupId };
	},
});

/** Wawp answers alike when an admin still has to agree, so only looking tells them apart. */
async function statusIn(wawp: WawpClient, groupId: string) {
	return STATUSES[await membershipIn(wawp, groupId)];
}
