import { cleanText } from '../../../../lib/text';
import { InputError } from '../../../../wawp/failures/errors';
import { onlyOne } from '../../../../wawp/ids/list';

/**
 * A text without spaces around it; '' where nobody would see anything of it.
 * @param advice what to enter
 * @throws InputError for what is no text
 */
export function textOf(given: unknown, label: string, advice: string): string {
	const value = onlyOne(given, label, 'values') ?? '';
	if (typeof value === 'object' || typeof value === 'boolean')
		throw new InputError(`"${label}" must be text`, advice);
	const text = String(value).trim();
	return cleanText(text) === '' ? '' : text;
}
