import type { INodeProperties } from 'n8n-workflow';
import { plainText } from '../../../../lib/json';
import { EmptyError, InputError } from '../../../../wawp/failures/errors';
import type { ItemParameters } from '../Operation';
import { textOf } from './text';

/** Stands for the link in a text. */
const LINK = '{link}';
/** The words that go with a link where the user has none of their own. */
export const DEFAULT_INVITATION = `You are invited to our WhatsApp group. Tap the link to join:\n${LINK}`;

/** The text of a message. */
export const messageTextField: INodeProperties = {
	displayName: 'Message',
	name: 'messageText',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. Welcome to the course!',
	description: 'The text, 4,096 characters at most',
};

/** The same for a message with the link in it. */
export const invitationField: INodeProperties = {
	...messageTextField,
	default: DEFAULT_INVITATION,
	description:
		'The text, 4,096 characters at most. {link} stands for the invite link; without it, the link comes at the end.',
};

const ENTER = 'Enter the text to send.';

/** Source: https://api.wawp.net/en/docs/v2/send/text */
const LONGEST = 4096;

/** Throws InputError. */
export function checkLength(text: string): void {
	if (text.length <= LONGEST) return;
	throw new InputError(
		`"Message" has ${text.length} characters`,
		`WhatsApp takes ${LONGEST} at most, the link included. Shorten it.`,
	);
}

/** The text of an item's message. Throws InputError. */
export function readMessageText(item: ItemParameters): string {
	const text = textIn(item);
	if (text === '') throw new EmptyError('Message', ENTER);
	checkLength(text);
	return text;
}

/** The text of an invitation; where a workflow holds none, a friendly sentence. Throws InputError. */
export function readInvitation(item: ItemParameters): string {
	const text = textIn(item) || DEFAULT_INVITATION;
	checkLength(withLink(text, ''));
	return text;
}

/** Where somebody has words of their own, and these are missing, nobody gets others in their place. */
function textIn(item: ItemParameters): string {
	const text = textOf(item.get('messageText'), 'Message', ENTER);
	if (text === '' && item.gaveNothing.size > 0) throw new EmptyError('Message', ENTER);
	return text;
}

/** The text with the link in it. */
export function withLink(text: string, link: string): string {
	return text.includes(LINK) ? text.replaceAll(LINK, link) : `${text}\n${link}`;
}

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
