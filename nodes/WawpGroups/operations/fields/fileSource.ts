import type { INodeProperties } from 'n8n-workflow';
import { plainText } from '../../../../lib/json';
import type { WawpFile } from '../../../../wawp/contract/commonSchemas';
import { InputError } from '../../../../wawp/failures/errors';
import type { BinaryFile, ItemParameters } from '../Operation';

/** How the fields of a file are called where one is asked for. */
interface FileFields {
	/** What the file is, in the panel: "Picture". */
	label: string;
	/** The names of the choice and of the URL in saved workflows. */
	source: string;
	url: string;
	urlField: Partial<INodeProperties>;
}

/** A file by its address, or one whose bytes are still to be loaded. */
export interface GivenFile {
	/** `undefined` where nothing names it. */
	filename: string | undefined;
	/** `undefined` of an address. */
	mimetype: string | undefined;
	url?: string;
	load?: BinaryFile['load'];
}

/** The choice between a URL and a binary field, and both fields. */
export function fileFields({ label, source, url, urlField }: FileFields): INodeProperties[] {
	return [
		{
			displayName: `${label} Source`,
			name: source,
			type: 'options',
			description: `Where the ${label.toLowerCase()} comes from`,
			options: [
				{ name: 'Binary File', value: 'binary', description: 'A file that an earlier node made' },
				{ name: 'URL', value: 'url', description: 'An address that Wawp can download from' },
			],
			default: 'url',
		},
		{
			displayName: `${label} URL`,
			name: url,
			type: 'string',
			default: '',
			required: true,
			...urlField,
			displayOptions: { show: { [source]: ['url'] } },
		},
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			description: `The name of the field that holds the ${label.toLowerCase()}`,
			displayOptions: { show: { [source]: ['binary'] } },
		},
	];
}

/** The file that an item gives. Throws InputError. */
export function readFile(item: ItemParameters, { label, source, url }: FileFields): GivenFile {
	if (item.get(source) === 'binary') {
		const { mimeType, fileName, load } = item.binary(plainText(item.get('binaryPropertyName')));
		return { filename: fileName, mimetype: mimeType, load };
	}
	return fileAt(item.get(url), `${label} URL`);
}

function fileAt(value: unknown, label: string): GivenFile {
	const address = webAddress(value, label);
	const name = decoded(address.pathname.split('/').at(-1) ?? '');
	return { filename: name || undefined, mimetype: undefined, url: address.href };
}

/** A picture at an address. Throws InputError. */
export function pictureAt(value: unknown, label: string): WawpFile {
	const { filename = 'picture.jpg', url } = fileAt(value, label);
	return { filename, mimetype: pictureType(filename), url };
}

/** The MIME type of a picture, by its name. */
export function pictureType(filename: string): string {
	const [, extension = 'jpeg'] = /\.(png|webp|gif)$/i.exec(filename) ?? [];
	return `image/${extension.toLowerCase()}`;
}

/** The file as it is sent, with its bytes where it has no address. */
export async function loaded(
	{ url, load }: GivenFile,
	filename: string,
	mimetype: string,
): Promise<WawpFile> {
	return { filename, mimetype, ...(load ? { data: await load() } : { url }) };
}

function webAddress(value: unknown, label: string): URL {
	const text = typeof value === 'string' ? value.trim() : '';
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && /^https?:$/.test(url.protocol)) return url;
	throw new InputError(
		`"${label}" is not a web address`,
		'Give the whole address, such as https://example.com/team.jpg.',
	);
}

/** A name as people read it; as it is where it holds a percent sign that stands for itself. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
