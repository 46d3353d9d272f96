import { InputError } from '../../../../wawp/failures/errors';

/** A whole web address. Throws InputError. */
export function webAddress(value: unknown, label: string): URL {
	const text = typeof value === 'string' ? value.trim() : '';
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && /^https?:$/.test(url.protocol)) return url;
	throw new InputError(
		`"${label}" is not a web address`,
		'Give the whole address, such as https://example.com/team.jpg.',
	);
}
