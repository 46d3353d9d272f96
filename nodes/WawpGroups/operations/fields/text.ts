import { cleanText } from '../../../../lib/text';
import { InputError } from '../../../../wawp/failures/errors';
import { onlyOne } from '../../../../wawp/ids/listInput';

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
	// of an object, and of a sum with nothing: an expression that has gone wrong
	if (text === '[object Object]') throw new InputError(`"${label}" holds an object`, advice);
	return Number.isNaN(value) || cleanText(text) === '' ? '' : text;
}
