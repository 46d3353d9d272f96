import type { INodeProperties } from 'n8n-workflow';
import { plainText } from '../../../../lib/json';
import { change } from '../../../../wawp/change';
import * as contract from '../../../../wawp/contract/groups';
import { InputError } from '../../../../wawp/failures/errors';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { webAddress } from '../fields/webAddress';
import { defineOperation, type BinaryFile, type ItemParameters } from '../Operation';

const sourceField: INodeProperties = {
	displayName: 'Picture Source',
	name: 'pictureSource',
	type: 'options',
	options: [
		{ name: 'URL', value: 'url', description: 'An address that Wawp can download from' },
		{ name: 'Binary File', value: 'binary', description: 'A file that an earlier node made' },
	],
	default: 'url',
};

const urlField: INodeProperties = {
	displayName: 'Picture URL',
	name: 'pictureUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/team.jpg',
	displayOptions: { show: { pictureSource: ['url'] } },
};

const binaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the field that holds the picture',
	displayOptions: { show: { pictureSource: ['binary'] } },
};

export const setPicture = defineOperation({
	name: 'Set Picture',
	value: 'setPicture',
	action: 'Set picture of a group',
	description: 'Give a group another picture',
	requests: '1',
	fields: [groupIdField, sourceField, urlField, binaryField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), picture: readPicture(item) }),
	async run(wawp, { groupId, picture }) {
		const { load, ...file } = picture;
		const data = load && { data: await load() };
		// nothing shows whether a picture is another one
		const updated = await change(
			wawp,
			contract.setPicture,
			{ groupId, file: { ...file, ...data } },
			{ told: (answer) => answer, look: async () => undefined },
		);
		return { groupId, updated: updated || null };
	},
});

/** A picture by its address, or one whose bytes (base64) are still to be loaded. */
interface Picture {
	mimetype: string;
	filename: string;
	url?: string;
	load?: BinaryFile['load'];
}

const JPEG = 'image/jpeg';
const TYPES = new Map([
	['png', 'image/png'],
	['webp', 'image/webp'],
	['gif', 'image/gif'],
]);

function readPicture(item: ItemParameters): Picture {
	if (item.get('pictureSource') !== 'binary') return byUrl(item.get('pictureUrl'));
	const { mimeType, fileName, load } = item.binary(plainText(item.get('binaryPropertyName')));
	if (!mimeType.startsWith('image/')) {
		throw new InputError(`The file is not a picture but ${mimeType}`, 'Give a JPEG or PNG file.');
	}
	return { mimetype: mimeType, filename: fileName ?? 'picture', load };
}

function byUrl(value: unknown): Picture {
	const url = webAddress(value, 'Picture URL');
	const filename = url.pathname.split('/').at(-1) || 'picture.jpg';
	const extension = filename.split('.').at(-1)?.toLowerCase() ?? '';
	return { mimetype: TYPES.get(extension) ?? JPEG, filename, url: url.href };
}
