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
		const whole = isObject(answer) && isObject(answer.data) ? answer.data : answer;
		const groups = plainNumber(isObject(whole) ? (whole.total ?? whole.count) : whole);
		if (!Number.isInteger(groups) || groups < 0) throw new WawpError('unreadable');
		return { count: groups };
	},
});
