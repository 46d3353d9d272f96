import type { INodeProperties } from 'n8n-workflow';
import { cleanText } from '../../../../lib/text';
import { EmptyError, InputError } from '../../../../wawp/failures/errors';
import type { ItemParameters } from '../Operation';

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
	const value = item.get('messageText') ?? '';
	if (typeof value === 'object') throw new InputError('"Message" must be text', ENTER);
	const text = String(value).trim();
	if (cleanText(text) !== '') return text;
	if (item.gaveNothing.size > 0) throw new EmptyError('Message', ENTER);
	return '';
}

/** The text with the link in it. */
export function withLink(text: string, link: string): string {
	return text.includes(LINK) ? text.replaceAll(LINK, link) : `${text}\n${link}`;
}
