import type { INodeProperties } from 'n8n-workflow';
import { isObject, plainNumber } from '../../../../lib/json';
import { openInvite } from '../../../../wawp/groups/openGroup';
import { groupsField, readGroupIds } from '../fields/groups';
import { maxConcurrency, maxWait, optionsField, timeout, within } from '../fields/options';
import { defineOperation, type ItemParameters } from '../Operation';

/** WhatsApp's own limit for a group, and what leaves some room for those who are added by hand. */
const MOST_MEMBERS = 1024;
const DEFAULT_MEMBERS = 1000;
const DEFAULT_REUSE_SECONDS = 60;
const MOST_REUSE_SECONDS = 3600;

const membersPerGroup: INodeProperties = {
	displayName: 'Members per Group',
	name: 'membersPerGroup',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_MEMBERS },
	default: 1000,
	description: 'With so many members a group counts as full. WhatsApp takes 1,024.',
};

const fill: INodeProperties = {
	displayName: 'Fill',
	name: 'fill',
	type: 'options',
	default: 'inOrder',
	description: 'Which of the groups with room comes first',
	options: [
		{
			name: 'Evenly',
			value: 'evenly',
			description: 'The group with the fewest members',
		},
		{
			name: 'In Order',
			value: 'inOrder',
			description: 'The first group of the list, until it is full',
		},
	],
};

const reuseSeconds: INodeProperties = {
	displayName: 'Reuse Sizes and Codes For (Seconds)',
	name: 'reuseSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MOST_REUSE_SECONDS },
	default: 60,
	description:
		'How long n8n may use what it has read of a group, in all workflows with this credential, before it asks Wawp again. Links given out meanwhile are counted. When somebody revokes a link outside this n8n, people get the dead one until the time is over.',
};

export const getOpenInviteCode = defineOperation({
	name: 'Get Open Invite Code',
	value: 'getOpenInviteCode',
	action: 'Get invite link of the first group with room',
	description:
		'Get the invite code and link of the first of several groups that is not full. Fails, with the numbers, when all are full.',
	requests:
		'2 for every group that is looked at (size and code), 3 where Wawp does not tell the size with the group; 0 while they are reused',
	fields: [
		groupsField,
		membersPerGroup,
		fill,
		optionsField([maxConcurrency, reuseSeconds, timeout, maxWait]),
	],
	safe: true,
	// each link that is given out counts as one member
	sharesAnswers: false,
	read: (item) => ({
		groupIds: readGroupIds(item),
		membersPerGroup: readMost(item),
		evenly: item.get('fill') === 'evenly',
		maxAgeMs: 1000 * readReuse(item),
	}),
	async run(wawp, wanted) {
		const found = await openInvite(wawp, wanted);
		const { groupId, subject, size } = found.group;
		const passedOver = found.passedOver.map((group) => ({ ...group }));
		return {
			...found.invite,
			...{ groupId, subject, size },
			...(passedOver.length > 0 && { passedOver }),
		};
	},
});

function readMost(item: ItemParameters): number {
	const most = plainNumber(item.get('membersPerGroup'));
	return Math.floor(within(1, MOST_MEMBERS, most, DEFAULT_MEMBERS));
}

function readReuse(item: ItemParameters): number {
	const options = item.get('options');
	const seconds = isObject(options) ? plainNumber(options.reuseSeconds) : NaN;
	return within(0, MOST_REUSE_SECONDS, seconds, DEFAULT_REUSE_SECONDS);
}
