import type { INodeProperties } from 'n8n-workflow';
import { parseInviteCode } from '../../../../wawp/ids/inviteCode';
import type { ItemParameters } from '../Operation';

/** An invite that somebody else made. */
export const inviteCodeField: INodeProperties = {
	displayName: 'Invite Code or Link',
	name: 'inviteCode',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv',
	description: 'The whole link, or the code at its end',
};

/** The checked code of an item. Throws InputError. */
export function readInviteCode(item: ItemParameters): string {
	return parseInviteCode(item.get('inviteCode'));
}
