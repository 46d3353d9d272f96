import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../Operation';

/** Options > Include Group. */
export const includeGroup: INodeProperties = {
	displayName: 'Include Group',
	name: 'includeGroup',
	type: 'boolean',
	default: false,
	description:
		'Whether to add "groupId" and "subject", the name of the group, which is null where Wawp does not tell it',
};

/** Options > QR Code. */
export const qrCode: INodeProperties = {
	displayName: 'QR Code',
	name: 'qrCode',
	type: 'boolean',
	default: false,
	description:
		'Whether to add the link as a QR code: a PNG picture in the binary field "qrCode", ready to attach to an email or to print',
};

/** What an item wants besides the code. */
export function readInviteOptions(item: ItemParameters) {
	return {
		includeGroup: item.option('includeGroup') === true,
		qrCode: item.option('qrCode') === true,
	};
}
