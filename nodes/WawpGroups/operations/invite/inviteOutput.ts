import type { Invite } from '../../../../wawp/ids/inviteCode';
import { OutputWithFiles, type Output } from '../Operation';

/** An invite as it is emitted: as JSON, and with its link as a picture if that is wanted. */
export async function inviteOutput(invite: Invite, qrCode: boolean): Promise<Output> {
	if (!qrCode) return { ...invite };
	// The only use of the QR library: without this option it is never loaded.
	const { qrCodePng } = await import('../../../../lib/qrCode.js');
	return new OutputWithFiles(
		{ ...invite },
		{
			qrCode: {
				bytes: qrCodePng(invite.link),
				mimeType: 'image/png',
				fileName: `whatsapp-invite-${invite.code}.png`,
			},
		},
	);
}
