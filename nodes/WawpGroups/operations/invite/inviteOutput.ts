import type { Invite } from '../../../../wawp/ids/inviteCode';
import { OutputWithFiles, type Output } from '../Operation';

/** An invite as it is emitted: as JSON, and with its link as a picture if that is wanted. */
export async function inviteOutput(invite: Invite, qrCode: boolean): Promise<Output> {
	if (!qrCode) return { ...invite };
	// The only use of the QR library: without this option it is never loaded.
	const { qrPng } = await import('../../../../wawp/qrPng.js');
	return new OutputWithFiles(
		{ ...invite },
		{
			qrCode: {
				bytes: qrPng(invite.link),
				mimeType: 'image/png',
				fileName: `whatsapp-invite-${invite.code}.png`,
			},
		},
	);
}
