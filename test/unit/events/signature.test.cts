import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { isGenuine, type Claims } from '../../../wawp/events/signature';

const none: Claims = {
	body: new Uint8Array(),
	hmac: undefined,
	algorithm: undefined,
	wawp: undefined,
	token: undefined,
};

function claims(body: Uint8Array, secret: string, algorithm: string): Claims {
	const hmac = createHmac(algorithm, secret).update(body).digest('hex');
	return { ...none, body, hmac, algorithm };
}

describe('a delivery proves that it is from Wawp', () => {
	it('accepts what was signed with the secret, whatever the body', () => {
		fc.assert(
			fc.property(
				fc.uint8Array(),
				fc.string({ minLength: 1 }),
				fc.constantFrom('sha256', 'sha512'),
				(body, secret, algorithm) => isGenuine(claims(body, secret, algorithm), { secret }),
			),
		);
	});

	it('refuses it with another secret, and with any bit of the body changed', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(7), (body, place, bit) => {
				const genuine = claims(body, 'secret', 'sha512');
				const other = Uint8Array.from(body);
				const at = place % body.length;
				other[at] = (other[at] ?? 0) ^ (1 << bit);
				return (
					!isGenuine({ ...genuine, body: other }, { secret: 'secret' }) &&
					!isGenuine(genuine, { secret: 'Secret' })
				);
			}),
		);
	});

	it('refuses any other header', () => {
		const { body, algorithm } = claims(Uint8Array.of(1), 'secret', 'sha256');
		fc.assert(
			fc.property(
				fc.anything(),
				(hmac) => !isGenuine({ ...none, body, algorithm, hmac }, { secret: 'secret' }),
			),
		);
		const genuine = claims(body, 'secret', 'sha256');
		fc.assert(
			fc.property(
				fc.anything().filter((value) => typeof value !== 'string' || !isSha256(value)),
				(value) => !isGenuine({ ...genuine, algorithm: value }, { secret: 'secret' }),
			),
		);
	});

	it.each([
		['the secret itself', () => 'the secret'],
		['a digest', (digest: string) => digest],
		['a digest with its name', (digest: string) => `sha256=${digest}`],
		['a digest in capitals', (digest: string) => digest.toUpperCase()],
	])('takes %s in Wawp’s own header, and nothing else', (_, header) => {
		for (const algorithm of ['sha256', 'sha512']) {
			const { body, hmac } = claims(Uint8Array.of(1, 2), 'the secret', algorithm);
			const genuine = { ...none, body, wawp: header(String(hmac)) };
			expect(isGenuine(genuine, { secret: 'the secret' })).toBe(true);
			expect(isGenuine(genuine, { secret: 'another secret' })).toBe(false);
			const isDigest = genuine.wawp !== 'the secret';
			const changed = { ...genuine, body: Uint8Array.of(1, 3) };
			expect(isGenuine(changed, { secret: 'the secret' })).toBe(!isDigest);
		}
		expect(isGenuine({ ...none, wawp: '' }, { secret: 'the secret' })).toBe(false);
		expect(isGenuine({ ...none, wawp: '' }, { secret: '  ' })).toBe(false);
		expect(isGenuine({ ...none, wawp: 'sha256=' }, { secret: 'the secret' })).toBe(false);
		expect(isGenuine({ ...none, wawp: ['the secret'] }, { secret: 'the secret' })).toBe(false);
	});

	it('takes the hex digits and the name of the algorithm in capitals as well', () => {
		const { body, hmac } = claims(Uint8Array.of(1, 2), 'secret', 'sha256');
		const shouted = { ...none, body, hmac: String(hmac).toUpperCase(), algorithm: 'SHA-256' };
		expect(isGenuine(shouted, { secret: 'secret' })).toBe(true);
	});

	it('needs both where both are set, and something to be set', () => {
		const signed = claims(Uint8Array.of(1), 'secret', 'sha512');
		const both = { secret: 'secret', token: 'token' };
		expect(isGenuine({ ...signed, token: 'token' }, both)).toBe(true);
		expect(isGenuine({ ...signed, token: 'wrong' }, both)).toBe(false);
		expect(isGenuine({ ...none, token: 'token' }, both)).toBe(false);
		expect(isGenuine({ ...none, token: 'token' }, { token: 'token' })).toBe(true);
		expect(isGenuine({ ...none, token: ['token'] }, { token: 'token' })).toBe(false);
		expect(isGenuine({ ...signed, token: '' }, {})).toBe(false);
		expect(isGenuine({ ...signed, token: '' }, { secret: '', token: '' })).toBe(false);
	});
});

function isSha256(header: string) {
	return /^\s*sha-?256\s*$/i.test(header);
}
