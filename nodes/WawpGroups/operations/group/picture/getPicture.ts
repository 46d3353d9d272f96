import type { INodeProperties } from 'n8n-workflow';
import * as contract from '../../../../../wawp/contract/groupInfo';
import { groupIdField, readGroupId } from '../../../../shared/groupField';
import { defineOperation } from '../../defineOperation';

const refresh: INodeProperties = {
	displayName: 'Refresh',
	name: 'refresh',
	type: 'boolean',
	default: false,
	description:
		'Whether to have Wawp ask WhatsApp again instead of taking the picture of the last 24 hours. Use sparingly.',
};

export const getPicture = defineOperation({
	name: 'Get Picture',
	value: 'getPicture',
	action: 'Get picture of a group',
	description: "Get the address of a group's picture. It works for a short time only.",
	requests: '1',
	fields: [groupIdField],
	options: [refresh],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item), refresh: item.option('refresh') === true }),
	run: async (wawp, params) => ({
		groupId: params.groupId,
		url: await wawp.ask(contract.getPicture, params),
	}),
});
