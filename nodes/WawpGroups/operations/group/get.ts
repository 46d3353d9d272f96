import { WawpError } from '../../../../wawp/failures/errors';
import { groupPath } from '../../../../wawp/http';
import { readGroup } from '../../../../wawp/shapes/group';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { readOptions } from '../fields/options';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation, emitted } from '../Operation';
import { groupJson } from './groupJson';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get a group',
	description: 'Get name, description and settings of a group',
	requests: '1',
	fields: [groupIdField, simplifyField, readOptions],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item), simplify: readSimplify(item) }),
	async run(wawp, { groupId, simplify }) {
		const answer = await wawp.get(groupPath(groupId));
		if (!simplify) return emitted(answer);
		const group = readGroup(answer, groupId);
		if (group?.id !== groupId) throw new WawpError('unreadable');
		return groupJson(group);
	},
});
