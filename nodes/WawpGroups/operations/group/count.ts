import { WawpError } from '../../../../wawp/failures/errors';
import { isObject, plainNumber } from '../../../../lib/json';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';

export const count = defineOperation({
	name: 'Count',
	value: 'count',
	action: 'Count groups',
	description: 'Get the number of groups that this number is in',
	requests: '1',
	fields: [writeOptions],
	safe: true,
	read: () => ({}),
	async run(wawp) {
		const answer = await wawp.get('/v2/groups/count');
		const groups = plainNumber(isObject(answer) ? answer.count : answer);
		if (!Number.isInteger(groups)) throw new WawpError('unreadable');
		return { count: groups };
	},
});
