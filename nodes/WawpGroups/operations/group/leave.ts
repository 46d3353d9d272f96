import type { WawpClient } from '../../../../wawp/client';
import { groupPath } from '../../../../wawp/http';
import { membershipIn } from '../../../../wawp/membership';
import { readChange } from '../../../../wawp/shapes/change';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/leave */
export const leave = defineOperation({
	name: 'Leave',
	value: 'leave',
	action: 'Leave a group',
	description: 'Leave a group. Make somebody else an admin first if this number is the only one.',
	requests: '1, and up to 2 more to look where the answer does not say that it is done',
	fields: [groupIdField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item) }),
	async run(wawp, { groupId }) {
		const said = readChange(await wawp.send('POST', groupPath(groupId, 'leave')));
		return { groupId, left: said === 'done' ? true : await isOut(wawp, groupId) };
	},
});

/** `null` where it cannot be told: a list of groups can be late. */
async function isOut(wawp: WawpClient, groupId: string): Promise<true | null> {
	return (await membershipIn(wawp, groupId)) === 'outside' ? true : null;
}
