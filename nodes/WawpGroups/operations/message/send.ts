import type { INodeProperties } from 'n8n-workflow';
import { isObject, plainText } from '../../../../lib/json';
import { sendText } from '../../../../wawp/contract/messages';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { messageTextField, readMessageText } from '../fields/message';
import { maxWait, optionsField, pauseBetweenChanges, timeout } from '../fields/options';
import { defineOperation, type ItemParameters } from '../Operation';

const replyTo: INodeProperties = {
	displayName: 'Reply To',
	name: 'replyTo',
	type: 'string',
	default: '',
	placeholder: 'e.g. true_120363012345678901@g.us_3EB0C767D26A1D',
	description: 'The ID of the message that this one answers',
};

export const send = defineOperation({
	name: 'Send',
	value: 'send',
	action: 'Send a message to a group',
	description: 'Send a text to a group, for example a welcome or a new link',
	requests: '1',
	fields: [
		groupIdField,
		messageTextField,
		optionsField([pauseBetweenChanges, replyTo, timeout, maxWait]),
	],
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

function readReplyTo(item: ItemParameters): string | undefined {
	const options = item.get('options');
	return (isObject(options) && plainText(options.replyTo).trim()) || undefined;
}
