import { membersIn } from '../../../../wawp/members';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { limitField, readLimit, returnAllField } from '../fields/limit';
import { readOptions } from '../fields/options';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation, emitted } from '../Operation';

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/participants */
export const getMany = defineOperation({
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many participants',
	description: 'Get the members of a group',
	requests: '1',
	fields: [groupIdField, returnAllField, limitField, simplifyField, readOptions],
	safe: true,
	read: (item) => ({
		groupId: readGroupId(item),
		limit: readLimit(item),
		simplify: readSimplify(item),
	}),
	async run(wawp, { groupId, limit, simplify }) {
		const people = await membersIn(wawp, groupId);
		return people
			.slice(0, limit ?? Infinity)
			.flatMap(({ raw, ...person }) => (simplify ? { ...person } : emitted(raw)));
	},
});
