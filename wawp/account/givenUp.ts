import { WawpError } from '../failures/errors';

/** Whether Wawp or WhatsApp asks to slow down. */
export function isRateLimit(error: unknown): error is WawpError {
	return error instanceof WawpError && error.kind === 'rateLimit';
}

/** How long somebody has waited. */
export interface Waited {
	waitedMs: number;
	/** How long the pause still lasts. */
	leftMs: number;
	/** Whether the user can have it wait longer. */
	canWaitLonger?: boolean;
}

/** The refusal of somebody who does not wait any longer. */
export function givenUp(
	refusal: WawpError,
	{ waitedMs, leftMs, canWaitLonger }: Waited,
): WawpError {
	const waited = waitedMs >= 1000 ? `It has waited for ${inWords(waitedMs)}` : '';
	const left = leftMs >= 1000 ? `would have to wait for ${inWords(leftMs)} more` : '';
	const both = [waited || (left && 'It'), left].filter(Boolean).join(waited ? ' and ' : ' ');
	const advice = [
		...(both ? [`${both}.`] : []),
		'Nothing more was sent for this item, to keep the number safe. Try it again later.',
		...(canWaitLonger ? ['Or set a longer "Wait for Wawp Up To" in the options.'] : []),
	].join(' ');
	return refusal.with({ advice });
}

function inWords(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
