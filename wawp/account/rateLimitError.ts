import { WawpError } from '../failures/errors';

/** Whether Wawp or WhatsApp asks to slow down. */
export function isRateLimit(error: unknown): error is WawpError {
	return error instanceof WawpError && error.kind === 'rateLimit';
}

/**
 * The refusal of somebody who does not wait any longer.
 * @param waitedMs since it came, in milliseconds
 * @param leftMs until the pause is over, in milliseconds
 */
export function givenUp(refusal: WawpError, waitedMs: number, leftMs: number): WawpError {
	const waited = waitedMs >= 1000 ? ` It has waited for ${inWords(waitedMs)}.` : '';
	const left = leftMs >= 1000 ? ` It would have to wait for ${inWords(leftMs)} more.` : '';
	const advice = `Nothing more was sent, to keep the number safe.${waited}${left} Try it again later, or set a longer "Wait for Wawp Up To" where the node has that option.`;
	return refusal.with({ advice });
}

function inWords(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
