import type { INodeProperties } from 'n8n-workflow';
import { WawpError } from '../../../../wawp/failures/errors';
import { groupPath } from '../../../../wawp/http';
import { isObject } from '../../../../lib/json';
import { MASK } from '../../../../lib/mask';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { optionsField, timeout } from '../fields/options';
import { defineOperation } from '../Operation';

const refresh: INodeProperties = {
	displayName: 'Refresh',
	name: 'refresh',
	type: 'boolean',
	default: false,
	description:
		'Whether to have Wawp ask WhatsApp again instead of taking the picture of the last 24 hours. Use sparingly.',
};

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/picture */
export const getPicture = defineOperation({
	name: 'Get Picture',
	value: 'getPicture',
	action: 'Get picture of a group',
	description: "Get the address of a group's picture. It works for a short time only.",
	requests: '1',
	fields: [groupIdField, optionsField([refresh, timeout])],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item), refresh: isRefresh(item.get('options')) }),
	async run(wawp, { groupId, refresh }) {
		const query = refresh ? { refresh } : undefined;
		const answer = await wawp.get(groupPath(groupId, 'picture'), query);
		const url = isObject(answer) ? answer.url : answer;
		if (typeof url === 'string' && url.includes(MASK)) throw new WawpError('tokenInAnswer');
		if (typeof url === 'string' && /^https?:/i.test(url) && URL.canParse(url)) {
			return { groupId, url };
		}
		// No picture: WAHA says null, others may say nothing at all.
		if (url === null || url === undefined || url === '') return { groupId, url: null };
		throw new WawpError('unreadable');
	},
});

function isRefresh(options: unknown): boolean {
	return isObject(options) && options.refresh === true;
}
