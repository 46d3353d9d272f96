import type { INodeProperties } from 'n8n-workflow';
import { openInvite } from '../../../../wawp/groups/openGroup';
import { groupsField, readGroupIds } from '../fields/groups';
import { numberIn } from '../fields/options';
import { defineOperation } from '../defineOperation';

/** With WhatsApp's own limit for a group, and a default that leaves some room for those who are added by hand. */
const membersPerGroup: INodeProperties = {
	displayName: 'Members per Group',
	name: 'membersPerGroup',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1024 },
	default: 1000,
	description: 'How many members make a group count as full. WhatsApp allows 1,024.',
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
	typeOptions: { minValue: 0, maxValue: 3600 },
	default: 60,
	description:
		'How long n8n may use what it has read of a group, in all workflows with this credential, before it asks Wawp again. Links given out meanwhile are counted. When somebody revokes a link outside this n8n, people get the dead one until the time is over.',
};

export const getOpenInviteCode = defineOperation({
	name: 'Get Open Invite Code',
	value: 'getOpenInviteCode',
	action: 'Get invite link of the first group with room',
	description:
		'Get the invite code and link of a group that still has room, out of several. Fails when all are full, and says how full each is.',
	requests:
		'2 for every group that is looked at (size and code), 3 where Wawp does not tell the size with the group; 0 while they are reused',
	fields: [groupsField, membersPerGroup, fill],
	options: [reuseSeconds],
	safe: true,
	// each link that is given out counts as one member
	sharesAnswers: false,
	read: (item) => ({
		groupIds: readGroupIds(item),
		membersPerGroup: Math.floor(numberIn(membersPerGroup, item.get('membersPerGroup'))),
		evenly: item.get('fill') === 'evenly',
		maxAgeMs: 1000 * numberIn(reuseSeconds, item.option('reuseSeconds')),
	}),
	async run(wawp, wanted) {
		const found = await openInvite(wawp, wanted);
		const { groupId, subject, size } = found.group;
		const passedOver = found.passedOver.map((group) => ({ ...group }));
		return {
			...found.invite,
			groupId,
			subject,
			size,
			...(passedOver.length > 0 && { passedOver }),
		};
	},
});
