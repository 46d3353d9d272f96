import { createHash, createHmac, timingSafeEqual } from 'crypto';

/** What a delivery has to prove itself with. With nothing set, nothing can be proved. */
export interface Proofs {
	/** The key that Wawp signs with. */
	secret?: string;
	/** The token in the URL that Wawp calls. */
	token?: string;
}

/** What a delivery brings along. */
export interface Claims {
	/** The body as it came. */
	body: Uint8Array;
	/** `X-Webhook-Hmac`, hex. */
	hmac: unknown;
	/** `X-Webhook-Hmac-Algorithm`. */
	algorithm: unknown;
	/** `X-Wawp-Signature`. */
	wawp: unknown;
	/** The token in the URL that was called. */
	token: unknown;
}

/**
 * Whether a delivery is from Wawp: everything that is set must be right, and something must be set.
 *
 * A signature can be WAHA's (hex HMAC over the raw body, with the algorithm in a header of its own) or Wawp's, of
 * which nothing says whether it is the secret itself or a digest (docs/wawp-api.md, "Webhooks"). Comparisons take
 * the same time whether right or wrong.
 */
export function isGenuine(claims: Claims, { secret, token }: Proofs): boolean {
	if (!secret && !token) return false;
	const signed = !secret || isSigned(claims, secret) || isSignedByWawp(claims, secret);
	const knows = !token || (typeof claims.token === 'string' && isSame(claims.token, token));
	return signed && knows;
}

function isSigned({ body, hmac, algorithm }: Claims, secret: string): boolean {
	if (typeof algorithm !== 'string' || typeof hmac !== 'string') return false;
	// everything else, `sha1` and `none` too, is refused
	const [, bits] = /^sha-?(256|512)$/i.exec(algorithm.trim()) ?? [];
	if (bits === undefined) return false;
	const expected = createHmac(`sha${bits}`, secret).update(body).digest('hex');
	return isSame(hmac.trim().toLowerCase(), expected);
}

function isSignedByWawp({ body, wawp }: Claims, secret: string): boolean {
	if (typeof wawp !== 'string' || secret.trim() === '') return false;
	const [, given = ''] = /^(?:sha-?(?:256|512)=)?(.*)$/i.exec(wawp.trim()) ?? [];
	const digests = ['sha256', 'sha512'].map((name) =>
		createHmac(name, secret).update(body).digest('hex'),
	);
	const isDigest = digests.map((each) => isSame(given.toLowerCase(), each)).some(Boolean);
	return isSame(wawp.trim(), secret.trim()) || isDigest;
}

/** Compares digests, so that neither the place of a difference nor the length shows in the time. */
function isSame(one: string, other: string): boolean {
	return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Uint8Array {
	return createHash('sha256').update(text).digest();
}
