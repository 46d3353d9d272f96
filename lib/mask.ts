import { isObject } from './json';

/** What stands in place of a secret. */
export const MASK = '***';

/** Shorter secrets could stand within other data by chance, such as the ID of a group: those only by themselves. */
const LONG = 16;
/** The values of a URL's query that let somebody in, whatever they are. */
const IN_QUERY = /([?&](?:access_token|token)=)[^&\s"'<>\\]+/gi;

/**
 * A function that masks secrets in an answer, at any depth: some servers repeat the request, and with it the token.
 * They are found as they are and percent-encoded, and in the query of any URL.
 */
export function masker(secrets: string[]): (value: unknown) => unknown {
	const patterns = [...new Set(secrets)].filter(Boolean).map(patternOf);
	const inText = (text: string) =>
		[...patterns, IN_QUERY].reduce(
			(done, pattern) =>
				done.replace(pattern, (_, kept: unknown) => (typeof kept === 'string' ? kept : '') + MASK),
			text,
		);
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
	const forms = [secret, encodeURIComponent(secret)].map((form) =>
		form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'),
	);
	const either = `(?:${forms.join('|')})`;
	// an encoded "=" can stand before it
	const alone = `(?:(?<![A-Za-z0-9])|(?<=%3D))${either}(?![A-Za-z0-9])`;
	return new RegExp(secret.length < LONG ? alone : either, 'gi');
}
