import {
	isSupportedCountry,
	parsePhoneNumberFromString,
	type CountryCode,
} from 'libphonenumber-js/min';
import { parsePhoneNumberFromString as parseMobileNumber } from 'libphonenumber-js/mobile';
import { otherForm } from './phone';

/**
 * The digits, with the country code, of a phone number as people write it.
 * @param country two letters: where a number without a country code belongs
 * @returns `undefined` for a number that cannot exist
 */
export function phoneDigits(text: string, country = ''): string | undefined {
	const written = text.replace(/^00/, '+');
	const international = digitsOf(written.startsWith('+') ? written : `+${written}`);
	const code = country.toUpperCase();
	if (written.startsWith('+') || !isSupportedCountry(code)) return international;
	const local = realDigits(written, code);
	if (written.startsWith('0') || !international || !local) return local ?? international;
	// many people leave out the plus, and both can exist: then it is the one of a mobile phone, the local one first
	return isMobile(international) && !isMobile(local) ? international : local;
}

function isMobile(digits: string): boolean {
	return parseMobileNumber(`+${digits}`)?.isValid() === true;
}

function digitsOf(written: string): string | undefined {
	const digits = written.replace(/\D/g, '');
	// WhatsApp's IDs hold forms that the numbering plan has no more: of Mexico since 2019, of Ivory Coast since 2021
	return realDigits(written) ?? (realDigits(`+${otherForm(digits)}`) && digits);
}

function realDigits(text: string, defaultCountry?: CountryCode): string | undefined {
	const number = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
	return number?.isValid() ? number.number.slice(1) : undefined;
}

/** Whether a country is one of the numbering plan. */
export function isCountry(code: string): boolean {
	return isSupportedCountry(code.toUpperCase());
}
