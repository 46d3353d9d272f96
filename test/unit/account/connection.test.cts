import { connectionFailure } from '../../../nodes/shared/connectionFailure';
import { WawpError } from '../../../wawp/failures/errors';

function told(message: string, code?: string): string {
	const error = Object.assign(new Error(message), code && { code });
	const failure = connectionFailure(new Error('Wrapped', { cause: error }));
	return failure instanceof WawpError ? failure.kind : failure.name;
}

describe('why no answer came', () => {
	it.each([
		['getaddrinfo ENOTFOUND concert-hall.org', 'ENOTFOUND', 'hostNotFound'],
		['getaddrinfo EAI_AGAIN timeout.example.com', 'EAI_AGAIN', 'hostNotFound'],
		['connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED', 'unreachable'],
		['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'insecure'],
		['Hostname/IP does not match certificate', 'ERR_TLS_CERT_ALTNAME_INVALID', 'insecure'],
		['write EPROTO', 'EPROTO', 'insecure'],
		['read ECONNRESET', 'ECONNRESET', 'connectionLost'],
		['incorrect header check', 'Z_DATA_ERROR', 'connectionLost'],
		['timeout of 1000ms exceeded', 'ECONNABORTED', 'timeout'],
		['connect ETIMEDOUT', 'ETIMEDOUT', 'timeout'],
	])('%s: by its code %s', (message, code, kind) => {
		expect(told(message, code)).toBe(kind);
		expect(told('in other words', code)).toBe(kind);
	});

	it.each([
		['socket hang up', 'connectionLost'],
		['The request was blocked because it resolves to a restricted IP address', 'blockedByN8n'],
		['The request was blocked because the destination hostname is restricted', 'blockedByN8n'],
		['timeout of 1000ms exceeded', 'timeout'],
		['the host ssl-certificates.example.com is not there', 'noAnswer'],
	])('%s: by the whole message, where there is no code', (message, kind) => {
		expect(told(message)).toBe(kind);
	});

	it('leaves a mistake in our own code what it is', () => {
		const mistake = new TypeError('x is not a function');
		expect(connectionFailure(mistake)).toBe(mistake);
	});
});
