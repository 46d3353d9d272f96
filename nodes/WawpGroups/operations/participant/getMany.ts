import { withPhones } from '../../../../wawp/groups/numbers';
import { membersOf } from '../../../../wawp/groups/members';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { limitField, readLimit, returnAllField } from '../fields/limit';
import { lookUpHiddenNumbers, lookUpRequests } from '../fields/hiddenNumbers';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation } from '../defineOperation';
import { emitted } from '../Operation';

export const getMany = defineOperation({
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many participants',
	description: 'Get the members of a group',
	requests: `1; ${lookUpRequests}`,
	fields: [groupIdField, returnAllField, limitField, simplifyField],
	options: [lookUpHiddenNumbers],
	safe: true,
	read: (item) => ({
		groupId: readGroupId(item),
		limit: readLimit(item),
		simplify: readSimplify(item),
		looksUp: item.option('lookUpHiddenNumbers') === true,
	}),
	async run(wawp, { groupId, limit, simplify, looksUp }) {
		const members = (await membersOf(wawp, groupId)).slice(0, limit ?? Infinity);
		if (!simplify) return members.flatMap(({ raw }) => emitted(raw));
		const known = await withPhones(wawp, members, looksUp);
		return known.map(({ id, phone, role }) => ({ groupId, id, phone, role }));
	},
});
