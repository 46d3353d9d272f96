import type { INodeProperties } from 'n8n-workflow';
import { isObject, plainText } from '../../../../lib/json';
import { sendFile as sendFileMessage, type FileMessage } from '../../../../wawp/contract/messages';
import { InputError } from '../../../../wawp/failures/errors';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { webAddress } from '../fields/webAddress';
import { messageOptions, readReplyTo } from '../fields/replyTo';
import { defineOperation } from '../Operation';

type Kind = FileMessage['kind'];

/** By the end of a file's name: how WhatsApp shows it, and its MIME type. */
const TYPES: Record<string, [Kind, string]> = {
	jpg: ['image', 'image/jpeg'],
	jpeg: ['image', 'image/jpeg'],
	png: ['image', 'image/png'],
	webp: ['image', 'image/webp'],
	pdf: ['pdf', 'application/pdf'],
	mp4: ['video', 'video/mp4'],
	'3gp': ['video', 'video/3gpp'],
	ogg: ['voice', 'audio/ogg; codecs=opus'],
	opus: ['voice', 'audio/ogg; codecs=opus'],
	mp3: ['voice', 'audio/mpeg'],
	m4a: ['voice', 'audio/mp4'],
};

const urlField: INodeProperties = {
	displayName: 'File URL',
	name: 'fileUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/course-plan.pdf',
	description:
		'An address from which Wawp can download the file without signing in. WhatsApp takes pictures up to 5 MB, videos and voice up to 16 MB, and PDF files up to 100 MB.',
};

const typeField: INodeProperties = {
	displayName: 'File Type',
	name: 'fileType',
	type: 'options',
	options: [
		{ name: 'By Its Name', value: 'auto', description: 'As the end of the URL says, such as .pdf' },
		{ name: 'PDF', value: 'pdf' },
		{ name: 'Picture', value: 'image' },
		{ name: 'Video', value: 'video' },
		{ name: 'Voice', value: 'voice' },
	],
	default: 'auto',
	description: 'How WhatsApp shows the file',
};

const captionField: INodeProperties = {
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Welcome! This is the plan of the course.',
	description: 'The text below the file',
};

export const sendFile = defineOperation({
	name: 'Send File',
	value: 'sendFile',
	action: 'Send a file to a group',
	description: 'Send a picture, PDF, video or voice message to a group, with a text below it',
	requests: '1',
	fields: [groupIdField, urlField, typeField, captionField, messageOptions],
	safe: false,
	read: (item) => ({
		groupId: readGroupId(item),
		...readFile(webAddress(item.get('fileUrl'), 'File URL'), item.get('fileType')),
		caption: readCaption(item.get('caption')),
		replyTo: readReplyTo(item),
	}),
	async run(wawp, { groupId, ...message }) {
		const result = await wawp.ask(sendFileMessage, { chatId: groupId, ...message });
		return { groupId, ...result };
	},
});

function readFile(url: URL, chosen: unknown): Pick<FileMessage, 'kind' | 'file'> {
	const filename = decodeURIComponent(url.pathname.split('/').at(-1) || 'file');
	const known = TYPES[filename.split('.').at(-1)?.toLowerCase() ?? ''];
	const kind = chosen === 'auto' || !isKind(chosen) ? known?.[0] : chosen;
	if (kind === undefined) {
		throw new InputError(
			'"File URL" does not say what kind of file it is',
			'Choose "File Type", or give a URL that ends in .jpg, .png, .pdf, .mp4, .ogg or .mp3.',
		);
	}
	const first = Object.values(TYPES).find(([each]) => each === kind);
	const mimetype = known?.[0] === kind ? known[1] : (first?.[1] ?? '');
	return { kind, file: { url: url.href, filename, mimetype } };
}

function isKind(value: unknown): value is Kind {
	return Object.values(TYPES).some(([kind]) => kind === value);
}

function readCaption(value: unknown): string | undefined {
	if (isObject(value) || Array.isArray(value)) {
		throw new InputError('"Caption" must be text', 'Enter text, or leave it empty.');
	}
	return plainText(value).trim() || undefined;
}
