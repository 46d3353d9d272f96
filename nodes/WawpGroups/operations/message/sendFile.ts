import type { INodeProperties } from 'n8n-workflow';
import { sendFile as sendFileMessage, type FileMessage } from '../../../../wawp/contract/messages';
import { InputError } from '../../../../wawp/failures/errors';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { fileFields, loaded, readFile, type GivenFile } from '../fields/fileSource';
import { readReplyTo, replyTo } from '../fields/message';
import { textOf } from '../fields/text';
import { defineOperation } from '../defineOperation';

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

const FILE = {
	label: 'File',
	source: 'fileSource',
	url: 'fileUrl',
	urlField: {
		placeholder: 'e.g. https://example.com/course-plan.pdf',
		description: 'An address from which Wawp can download the file without signing in',
	},
};

const typeField: INodeProperties = {
	displayName: 'File Type',
	name: 'fileType',
	type: 'options',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description: 'By the type of the file, or the end of its name, such as .pdf',
		},
		{ name: 'PDF', value: 'pdf' },
		{ name: 'Picture', value: 'image' },
		{ name: 'Video', value: 'video' },
		{ name: 'Voice', value: 'voice' },
	],
	default: 'auto',
	description:
		'How WhatsApp shows the file. It takes pictures up to 5 MB, videos and voice up to 16 MB, and PDF files up to 100 MB.',
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
	fields: [groupIdField, ...fileFields(FILE), typeField, captionField],
	options: [replyTo],
	safe: false,
	read(item) {
		const file = readFile(item, FILE);
		return {
			groupId: readGroupId(item),
			file,
			...typeOf(file, item.get('fileType')),
			caption:
				textOf(item.get('caption'), 'Caption', 'Enter text, or leave it empty.') || undefined,
			replyTo: readReplyTo(item),
		};
	},
	async run(wawp, { groupId, file, mimetype, ...message }) {
		const sent = await loaded(file, file.filename ?? 'file', mimetype);
		const result = await wawp.ask(sendFileMessage, { chatId: groupId, ...message, file: sent });
		return { groupId, ...result };
	},
});

/** Of which kind a file is, and its MIME type: as it is chosen, or by its MIME type, or by its name. */
function typeOf({ filename = '', mimetype = '' }: GivenFile, chosen: unknown) {
	const byName = TYPES[filename.split('.').at(-1)?.toLowerCase() ?? ''];
	const byMime = kindOfMime(mimetype);
	const kind = kindOf(chosen, byMime ?? byName?.[0]);
	const known = [byName, ...Object.values(TYPES)].find((type) => type?.[0] === kind);
	return { kind, mimetype: byMime === kind ? mimetype : (known?.[1] ?? mimetype) };
}

function kindOfMime(mimeType: string): Kind | undefined {
	if (mimeType === 'application/pdf') return 'pdf';
	const [kind = ''] = mimeType.split('/');
	return kind === 'audio' ? 'voice' : kind === 'image' || kind === 'video' ? kind : undefined;
}

function kindOf(chosen: unknown, known: Kind | undefined): Kind {
	const kind = isKind(chosen) ? chosen : known;
	if (kind !== undefined) return kind;
	throw new InputError(
		'The name of the file does not say what kind it is',
		'Choose "File Type", or give a file whose name ends in .jpg, .png, .pdf, .mp4, .ogg or .mp3.',
	);
}

function isKind(value: unknown): value is Kind {
	return Object.values(TYPES).some(([kind]) => kind === value);
}
