import { isObject } from './json';

/** What stands in place of a secret. */
export const MASK = '***';

/** From this length on, a secret cannot stand in other data by chance. */
const LONG = 16;
/** The same for one of capitals, small letters and digits. */
const LONG_IF_MIXED = 12;
/** Below it, a secret could be any word: keys and addresses stay as they are. */
const SHORT = 8;

/** Returns the value it is given, at any depth, with every secret in it masked. */
export type Mask = <T>(value: T) => unknown;

/**
 * A function that masks secrets in an answer: some servers echo the request, and with it the token.
 *
 * A secret is found in whatever form it is echoed: percent-encoded once or twice, with escapes in any
 * case, as JSON and PHP escape it, in base64 and hexadecimal, broken over lines, in other case, and cut off
 * at either end (as long as 10 characters of it are left). A short one (fewer than 16 characters, or than 12 where
 * it has capitals, small letters and digits) is masked only where it stands alone, so that a token of few digits
 * does not eat into group IDs; one of fewer than 8 not in base64 and hexadecimal either.
 */
export function masker(secrets: string[]): Mask {
	const masks = [...new Set(secrets)].filter(Boolean).map((secret) => ({
		pattern: patternOf(secret),
		isShort: secret.length < SHORT,
	}));
	const inText = (text: string, isKey = false) =>
		masks.reduce((done, { pattern, isShort }) => {
			const isKept = isShort && (isKey || /^[a-z]+:\/\//i.test(done));
			return isKept ? done : done.replace(pattern, MASK);
		}, text);
	const mask = (value: unknown): unknown => {
		if (typeof value === 'string') return inText(value);
		if (typeof value === 'number') return secrets.includes(String(value)) ? MASK : value;
		if (Array.isArray(value)) return value.map(mask);
		if (!isObject(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [inText(key, true), mask(inner)]),
		);
	};
	return mask;
}

/**
 * Tells whether a JSON text can hold a secret in any form that is masked, which is faster than to look through
 * all that it holds.
 * @returns takes the text; gives `true` also where no text is given
 */
export function secretFinder(secrets: string[]): (text?: string) => boolean {
	const patterns = [...new Set(secrets)].filter(Boolean).map(patternOf);
	return (text) => {
		if (text === undefined) return true;
		return levelsOf(text).some((level) => patterns.some((pattern) => level.search(pattern) !== -1));
	};
}

/** A text as it is, and with its escapes undone: once, and once more for JSON within JSON. */
function levelsOf(text: string): string[] {
	if (!text.includes('\\')) return [text];
	const once = unescaped(text);
	return once.includes('\\') ? [text, once, unescaped(once)] : [text, once];
}

/** A JSON text with what is escaped in its strings as it is meant. */
function unescaped(text: string): string {
	return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex?: string, escaped = '') => {
		if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
		return CONTROLS[escaped] ?? escaped;
	});
}

const CONTROLS: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function patternOf(secret: string): RegExp {
	const characters = [...secret].map(formsOf);
	const alone = `${BEGINNING}${characters.join('')}(?![A-Za-z0-9])`;
	const broken = characters.join('[\\r\\n]*');
	const forms = [
		...(isDistinct(secret) ? [broken, ...pieces(characters)] : [alone]),
		...(secret.length < SHORT ? [] : [hexOfAll(secret), ...inBase64(secret)]),
	];
	return new RegExp(forms.join('|'), 'gi');
}

/** Where a word begins: at no letter or digit, or at one that belongs to an escape, such as the D of `%3D`. */
const BEGINNING =
	'(?:(?<![A-Za-z0-9])|(?<=%(?:25)*[0-9A-Fa-f]{2})|(?<=\\\\(?:u[0-9A-Fa-f]{4}|[nrt])))';

/** Whether neither a secret nor a piece of it can stand in other data by chance. */
function isDistinct(secret: string): boolean {
	const isMixed = /\d/.test(secret) && /[a-z]/.test(secret) && /[A-Z]/.test(secret);
	return secret.length >= LONG || (secret.length >= LONG_IF_MIXED && isMixed);
}

/** The shortest piece that is taken for a part of a secret, in characters. */
const PART = 10;
/** Longer secrets are looked for as a whole, and cut off at one end. */
const LONGEST_IN_PIECES = 40;

/** A secret that was cut: from each of its characters on, as far as it goes. */
function pieces(characters: string[]): string[] {
	const starts = characters.length > LONGEST_IN_PIECES ? 1 : characters.length - PART + 1;
	return [
		...Array.from({ length: starts }, (_, start) => beginningOf(characters.slice(start))),
		...(characters.length > LONGEST_IN_PIECES ? [endOf(characters)] : []),
	];
}

/** The beginning of a secret, as far as it goes. */
function beginningOf(characters: string[]): string {
	const rest = characters.slice(PART).reduceRight((tail, each) => `(?:${each}${tail})?`, '');
	return characters.slice(0, PART).join('') + rest;
}

/** The end of a secret, from as far back as it goes. */
function endOf(characters: string[]): string {
	const rest = characters.slice(0, -PART).reduce((head, each) => `(?:${head}${each})?`, '');
	return rest + characters.slice(-PART).join('');
}

function hexOfAll(secret: string): string {
	return [...new TextEncoder().encode(secret)]
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');
}

/** A secret within a text in base64, also base64url. It starts at any of three places there. */
function inBase64(secret: string): string[] {
	const bytes = new TextEncoder().encode(secret);
	return [0, 1, 2].map((offset) => {
		const padded = String.fromCharCode(...new Uint8Array(offset), ...bytes);
		const encoded = btoa(padded).replace(/=+$/, '');
		// the first and the last characters also hold bits of what is beside the secret
		const own = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor((padded.length * 8) / 6));
		return own.replaceAll('+', '[+-]').replaceAll('/', '[/_]');
	});
}

/** The forms in which a character of a secret can be echoed, as a part of a pattern. */
function formsOf(character: string): string {
	const literal = character.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
	if (/[A-Za-z0-9]/.test(character)) return literal;
	const escapes = [...encodeURIComponent(character).matchAll(/%([0-9A-F]{2})/g)];
	const hex = escapes.length > 0 ? escapes.map(([, digits = '']) => digits) : [hexOf(character)];
	const percent = hex.map((digits) => `%(?:25)?${anyCase(digits)}`).join('');
	const unicode = `\\\\u${anyCase(hexOf(character).padStart(4, '0'))}`;
	const entity = `&#(?:x0*${anyCase(hexOf(character))}|0*${character.codePointAt(0)});`;
	const forms = [
		`\\\\*${literal}`,
		percent,
		unicode,
		entity,
		...(character === ' ' ? ['\\+'] : []),
	];
	return `(?:${forms.join('|')})`;
}

function hexOf(character: string): string {
	return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0');
}

function anyCase(hex: string): string {
	return hex.replace(/[A-F]/g, (letter) => `[${letter}${letter.toLowerCase()}]`);
}
