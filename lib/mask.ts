import { isObject } from './json';

const MASK = '***';

/** From this length on, a secret cannot stand in other data by chance. */
const LONG = 16;

/** Returns the value it is given, at any depth, with every secret in it masked. */
export type Mask = <T>(value: T) => unknown;

/**
 * A function that masks secrets in an answer: some servers echo the request, and with it the token.
 * A short secret is masked only where it stands alone, so that a token of few digits does not eat
 * into group IDs.
 */
export function masker(secrets: string[]): Mask {
	const forms = secrets.filter(Boolean).flatMap((secret) => [secret, encodeURIComponent(secret)]);
	const patterns = [...new Set(forms)].map(patternOf);
	const inText = (text: string) => patterns.reduce((done, each) => done.replace(each, MASK), text);
	const mask = (value: unknown): unknown => {
		if (typeof value === 'string') return inText(value);
		if (typeof value === 'number') return secrets.includes(String(value)) ? MASK : value;
		if (Array.isArray(value)) return value.map(mask);
		if (!isObject(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [inText(key), mask(inner)]),
		);
	};
	return mask;
}

function patternOf(secret: string): RegExp {
	const literal = secret.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
	const alone = secret.length < LONG ? `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])` : literal;
	return new RegExp(alone, 'g');
}
