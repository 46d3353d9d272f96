import { InputError } from '../failures/errors';

export const DEFAULT_BASE_URL = 'https://api.wawp.net';

const EXPECTED = `Set Base URL in the Wawp credential to ${DEFAULT_BASE_URL}, unless Wawp gave you another address.`;

/**
 * The address that Wawp's paths are appended to, without a slash or `/v2` at its end. Empty means Wawp's own.
 *
 * The token travels in the query, so plain `http` is allowed to this computer only.
 * @throws InputError if it is no such address
 */
export function parseBaseUrl(value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (!text) return DEFAULT_BASE_URL;
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (
		!url ||
		!['https:', 'http:'].includes(url.protocol) ||
		url.search ||
		url.hash ||
		url.username
	) {
		throw new InputError('Base URL in the Wawp credential is not a web address', EXPECTED);
	}
	if (url.protocol === 'http:' && !isThisComputer(url.hostname)) {
		throw new InputError('Base URL in the Wawp credential must start with https://', EXPECTED);
	}
	// the paths bring their own /v2
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/v2$/, '');
}

/** Whether only programs on the same computer reach a host of this name. */
export function isThisComputer(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
