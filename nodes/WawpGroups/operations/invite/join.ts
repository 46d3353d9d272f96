import { plainText } from '../../../../lib/json';
import { membershipIn } from '../../../../wawp/membership';
import type { WawpClient } from '../../../../wawp/client';
import { layersOf } from '../../../../wawp/failures/signs';
import { readChange } from '../../../../wawp/shapes/change';
import { readGroup } from '../../../../wawp/shapes/group';
import { isGroupId } from '../../../../wawp/ids/groupId';
import { inviteCodeField, readInviteCode } from '../fields/inviteCode';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';
import { askAbout } from './getInviteInfo';

/** Source: https://api.wawp.net/en/docs/v2/groups/join */
export const join = defineOperation({
	name: 'Join',
	value: 'join',
	action: 'Join a group',
	description: 'Join a group by its invite link, or ask to be let in',
	requests: '1, and up to 5 more to check whether this number is in',
	fields: [inviteCodeField, writeOptions],
	safe: false,
	read: (item) => ({ code: readInviteCode(item) }),
	async run(wawp, { code }) {
		const sent = await wawp.send('POST', '/v2/groups/join', { code });
		const groupId = isGroupId(sent.body) ? sent.body : (readGroup(sent.body)?.id ?? null);
		const says = (pattern: RegExp) =>
			layersOf(sent.body).some(({ status }) => pattern.test(plainText(status)));
		// throws for a `false`
		const isUnderWay = readChange(sent) === 'queued';
		const isKnown = !says(/^(rejected|refused|failed)/i) && !isUnderWay;
		const seen = groupId && isKnown ? await statusIn(wawp, groupId, code) : 'unknown';
		// "pending" alone can also be a job
		const isWaiting = !isUnderWay && says(/^(pending_approval|requested|waiting_approval)/i);
		return { status: seen === 'unknown' && isWaiting ? 'requested' : seen, groupId };
	},
});

/** Wawp answers alike when an admin still has to agree, so only looking tells them apart. */
async function statusIn(
	wawp: WawpClient,
	groupId: string,
	code: string,
): Promise<'joined' | 'requested' | 'unknown'> {
	const seen = await membershipIn(wawp, groupId, ['inside']);
	if (seen === 'inside') return 'joined';
	if (seen !== 'outside' && seen !== 'noSuchGroup') return 'unknown';
	// not in yet: waiting for an admin, or the look comes too early
	const info = await askAbout(wawp, code).catch(() => undefined);
	return readGroup(info)?.joinApproval === true ? 'requested' : 'unknown';
}
