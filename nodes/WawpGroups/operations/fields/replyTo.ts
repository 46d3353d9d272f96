import type { INodeProperties } from 'n8n-workflow';
import { plainText } from '../../../../lib/json';
import type { ItemParameters } from '../Operation';

/** For operations that send a message to a group. */
export const replyTo: INodeProperties = {
	displayName: 'Reply To',
	name: 'replyTo',
	type: 'string',
	default: '',
	placeholder: 'e.g. true_120363012345678901@g.us_3EB0C767D26A1D',
	description: 'The ID of the message that this one answers',
};

/** The ID of the message that an item answers. */
export function readReplyTo(item: ItemParameters): string | undefined {
	return plainText(item.option('replyTo')).trim() || undefined;
}
