import { sendText } from '../../../../wawp/contract/messages';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { messageTextField, readMessageText, readReplyTo, replyTo } from '../fields/message';
import { defineOperation } from '../defineOperation';

export const send = defineOperation({
	name: 'Send',
	value: 'send',
	action: 'Send a message to a group',
	description: 'Send a text to a group, for example a welcome or a new link',
	requests: '1',
	fields: [groupIdField, messageTextField],
	options: [replyTo],
	safe: false,
	read: (item) => ({
		groupId: readGroupId(item),
		text: readMessageText(item),
		replyTo: readReplyTo(item),
	}),
	async run(wawp, { groupId, ...message }) {
		const result = await wawp.ask(sendText, { chatId: groupId, ...message });
		return { groupId, ...result };
	},
});
