import { encode } from 'uqr';
import { encodePng } from './png';

/** Pixels for each dot of the code: an invite link gives 656 pixels, 5.5 cm in print. */
const SCALE = 16;
/** Dots of white around it, as the standard asks for. */
const BORDER = 4;

/**
 * A text as a QR code in a PNG file. Level M: readable with 15 % of it dirty or torn.
 *
 * The build makes one file of this and its libraries; it is loaded only when it is used.
 */
export function qrCodePng(text: string): Uint8Array {
	const { data } = encode(text, { ecc: 'M', border: BORDER });
	return encodePng(data, SCALE);
}
