import { plainText } from '../../../../lib/json';
import { asIs, change } from '../../../../wawp/change';
import * as contract from '../../../../wawp/contract/groups';
import { InputError } from '../../../../wawp/failures/errors';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { fileFields } from '../fields/fileSource';
import { writeOptions } from '../fields/options';
import { webAddress } from '../fields/webAddress';
import { defineOperation, type BinaryFile, type ItemParameters } from '../Operation';

const pictureFields = fileFields({
	label: 'Picture',
	source: 'pictureSource',
	url: 'pictureUrl',
	urlField: { placeholder: 'e.g. https://example.com/team.jpg' },
});

export const setPicture = defineOperation({
	name: 'Set Picture',
	value: 'setPicture',
	action: 'Set picture of a group',
	description: 'Give a group another picture',
	requests: '1',
	fields: [groupIdField, ...pictureFields, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), picture: readPicture(item) }),
	async run(wawp, { groupId, picture }) {
		const { load, ...file } = picture;
		const data = load && { data: await load() };
		const params = { groupId, file: { ...file, ...data } };
		// nothing shows whether a picture is another one
		const updated = await change(wawp, contract.setPicture, params, asIs, async () => undefined);
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
