import { createHmac } from 'node:crypto';
import { isGenuine, type Claims } from '../../../wawp/events/signature';

const SECRET = 'the secret';
const body = Uint8Array.of(1, 2);
const none: Claims = {
	body,
	hmac: undefined,
	algorithm: undefined,
	wawp: undefined,
	token: undefined,
};
const digest = (algorithm = 'sha256') => createHmac(algorithm, SECRET).update(body).digest('hex');

describe('a delivery proves that it is from Wawp', () => {
	it.each<[string, Partial<Claims>]>([
		['sha256', { hmac: digest(), algorithm: 'sha256' }],
		['sha512', { hmac: digest('sha512'), algorithm: 'sha512' }],
		[
			'digits and the algorithm in capitals',
			{ hmac: digest().toUpperCase(), algorithm: 'SHA-256' },
		],
		['the secret itself in Wawp’s own header', { wawp: SECRET }],
		['a digest in it', { wawp: digest('sha512') }],
		['a digest with its name', { wawp: `sha256=${digest()}` }],
	])('by %s, and with no other secret', (_, claims) => {
		expect(isGenuine({ ...none, ...claims }, { secret: SECRET })).toBe(true);
		expect(isGenuine({ ...none, ...claims }, { secret: 'another' })).toBe(false);
	});

	it.each<[string, Partial<Claims>]>([
		['nothing', {}],
		['an algorithm that is none', { hmac: digest(), algorithm: 'none' }],
		['one that is broken', { hmac: digest('sha1'), algorithm: 'sha1' }],
		['no algorithm', { hmac: digest() }],
		['a list of signatures', { hmac: [digest()], algorithm: 'sha256' }],
		['an empty header', { wawp: '' }],
		['a name without a digest', { wawp: 'sha256=' }],
		['a list with the secret', { wawp: [SECRET] }],
		['the digest of another body', { body: Uint8Array.of(1, 3), wawp: digest() }],
	])('not by %s', (_, claims) => {
		expect(isGenuine({ ...none, ...claims }, { secret: SECRET })).toBe(false);
	});

	it('by both where both are set; and something has to be set', () => {
		const signed = { ...none, hmac: digest(), algorithm: 'sha256' };
		const both = { secret: SECRET, token: 'token' };
		expect(isGenuine({ ...signed, token: 'token' }, both)).toBe(true);
		expect(isGenuine({ ...signed, token: 'wrong' }, both)).toBe(false);
		expect(isGenuine({ ...none, token: 'token' }, both)).toBe(false);
		expect(isGenuine({ ...none, token: 'token' }, { token: 'token' })).toBe(true);
		// sent twice in the URL
		expect(isGenuine({ ...none, token: ['token'] }, { token: 'token' })).toBe(false);
		expect(isGenuine({ ...signed, token: '', wawp: '' }, { secret: '', token: '' })).toBe(false);
		expect(isGenuine({ ...none, wawp: '' }, { secret: '  ' })).toBe(false);
	});
});
