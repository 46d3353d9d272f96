import type { WawpClient } from '../../../../wawp/client';
import { nameOfGroup } from '../../../../wawp/groups/names';
import type { Invite } from '../../../../wawp/ids/inviteCode';
import { OutputWithFiles, type Output } from '../Operation';

/** What is wanted besides the code and the link. */
export interface InviteExtras {
	groupId: string;
	includeGroup: boolean;
	qrCode: boolean;
}

/** An invite as it is emitted: as JSON, and with its link as a picture if that is wanted. */
export async function inviteOutput(
	wawp: WawpClient,
	{ code, link }: Invite,
	{ groupId, includeGroup, qrCode }: InviteExtras,
): Promise<Output> {
	const group = includeGroup && { groupId, subject: await nameOfGroup(wawp, groupId) };
	const json = { code, link, ...group };
	if (!qrCode) return json;
	// The only use of the QR library: without this option it is never loaded.
	const { qrCodePng } = await import('../../../../lib/qrCode.js');
	return new OutputWithFiles(json, {
		qrCode: {
			bytes: qrCodePng(link),
			mimeType: 'image/png',
			fileName: `whatsapp-invite-${code}.png`,
		},
	});
}
