import { asIs, change } from '../../../../../wawp/change';
import * as contract from '../../../../../wawp/contract/groupInfo';
import { InputError } from '../../../../../wawp/failures/errors';
import { groupIdField, readGroupId } from '../../../../shared/groupField';
import { fileFields, loaded, pictureType, readFile, type GivenFile } from '../../fields/fileSource';
import { defineOperation } from '../../defineOperation';
import type { ItemParameters } from '../../Operation';

const PICTURE = {
	label: 'Picture',
	source: 'pictureSource',
	url: 'pictureUrl',
	urlField: { placeholder: 'e.g. https://example.com/team.jpg' },
};

export const setPicture = defineOperation({
	name: 'Set Picture',
	value: 'setPicture',
	action: 'Set picture of a group',
	description: 'Give a group another picture',
	requests: '1',
	fields: [groupIdField, ...fileFields(PICTURE)],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), picture: readPicture(item) }),
	async run(wawp, { groupId, picture }) {
		const { filename = 'picture.jpg', mimetype = pictureType(filename) } = picture;
		const params = { groupId, file: await loaded(picture, filename, mimetype) };
		// nothing shows whether a picture is another one
		const updated = await change(wawp, contract.setPicture, params, asIs, async () => undefined);
		return { groupId, updated: updated || null };
	},
});

function readPicture(item: ItemParameters): GivenFile {
	const picture = readFile(item, PICTURE);
	const { mimetype } = picture;
	if (mimetype === undefined || mimetype.startsWith('image/')) return picture;
	throw new InputError(`The file is not a picture but ${mimetype}`, 'Use a JPEG file.');
}
