import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../Operation';
import {
	maxConcurrency,
	maxWait,
	optionsField,
	pauseBetweenChanges,
	timeout,
	numberIn,
} from './options';

const includeGroup: INodeProperties = {
	displayName: 'Include Group',
	name: 'includeGroup',
	type: 'boolean',
	default: false,
	description:
		'Whether to add "groupId" and "subject", the name of the group, which is null where Wawp does not tell it',
};

const qrCode: INodeProperties = {
	displayName: 'QR Code',
	name: 'qrCode',
	type: 'boolean',
	default: false,
	description:
		'Whether to add the link as a QR code: a PNG picture in the binary field "qrCode", ready to attach to an email or to print',
};

const reuseMinutes: INodeProperties = {
	displayName: 'Reuse Code For (Minutes)',
	name: 'reuseMinutes',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 24 * 60 },
	default: 0,
	description:
		'How long n8n may give out a code that it has read, before it asks Wawp again; for forms that many people fill in. With 0 it asks every time. When somebody revokes the link in WhatsApp or elsewhere outside this n8n, people get the dead link until the time is over.',
};

/** The Options of Get Invite Code. */
export const getInviteOptions = optionsField([
	includeGroup,
	maxConcurrency,
	qrCode,
	reuseMinutes,
	timeout,
	maxWait,
]);

/** The Options of Revoke Invite Code. */
export const revokeInviteOptions = optionsField([
	includeGroup,
	pauseBetweenChanges,
	qrCode,
	timeout,
	maxWait,
]);

/** What an item wants besides the code; values out of range are brought into it. */
export function readInviteOptions(item: ItemParameters) {
	return {
		includeGroup: item.option('includeGroup') === true,
		qrCode: item.option('qrCode') === true,
		reuseMs: 60_000 * numberIn(reuseMinutes, item.option('reuseMinutes')),
	};
}
