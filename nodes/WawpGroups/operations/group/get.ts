import { getGroup } from '../../../../wawp/contract/groups';
import { WawpError } from '../../../../wawp/failures/errors';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation } from '../defineOperation';
import { emitted } from '../Operation';
import { groupJson } from './groupJson';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get a group',
	description: 'Get name, description and settings of a group',
	requests: '1',
	fields: [groupIdField, simplifyField],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item), simplify: readSimplify(item) }),
	async run(wawp, { groupId, simplify }) {
		const group = await wawp.ask(getGroup, { groupId });
		if (!simplify) return emitted(group.raw);
		if (group.id !== groupId) throw new WawpError('unreadable', { said: `group ${group.id}` });
		return groupJson(group);
	},
});
