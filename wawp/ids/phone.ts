/** One mobile number that is written in two ways: a pattern of each, and what makes it the other one. */
interface Forms {
	long: RegExp;
	toShort: string;
	short: RegExp;
	toLong: string;
}

/**
 * Countries with such numbers: people write the one, WhatsApp's IDs may hold the other. Sources: Evolution #1239,
 * chatwoot PR #549, WAHA PR #2180.
 */
const COUNTRIES: Forms[] = [
	// Brazil: the ninth digit, which only mobile numbers have (libphonenumber #1086)
	{
		long: /^(55\d{2})9([6-9]\d{7})$/,
		toShort: '$1$2',
		short: /^(?<area>55\d{2})(?<own>[6-9]\d{7})$/,
		toLong: '$<area>9$<own>',
	},
	...['521', '549'].map((long): Forms => {
		const country = long.slice(0, 2);
		const [pattern, short] = [`^${long}(\\d{10})$`, `^${country}(\\d{10})$`];
		return {
			...{ long: new RegExp(pattern), toShort: `${country}$1` },
			...{ short: new RegExp(short), toLong: `${long}$1` },
		};
	}),
	// Ivory Coast: eight digits until 2021, whose second one told the operator (WAHA #1894, libphonenumber #1909)
	...['01[0-3]', '05[4-6]', '07[7-9]'].map((operator): Forms => {
		const [prefix, own] = [operator.slice(0, 2), `([04-9]${operator.slice(2)}\\d{6})`];
		return {
			...{ long: new RegExp(`^225${prefix}${own}$`), toShort: '225$1' },
			...{ short: new RegExp(`^225${own}$`), toLong: `225${prefix}$1` },
		};
	}),
];

/** The other way in which a phone number, digits with the country code, is written, if there is one. */
export function otherForm(phone: string): string | undefined {
	for (const { long, toShort, short, toLong } of COUNTRIES) {
		if (long.test(phone)) return phone.replace(long, toShort);
		if (short.test(phone)) return phone.replace(short, toLong);
	}
	return undefined;
}

/** Whether two phone numbers are the same one. */
export function isSamePhone(one: string, other: string): boolean {
	// the forms differ before the last digits only, and most numbers are others
	return one === other || (one.slice(-8) === other.slice(-8) && otherForm(one) === other);
}

/** The same for all ways of writing a number: the shorter one. */
export function phoneKey(phone: string): string {
	const other = otherForm(phone) ?? phone;
	return other.length < phone.length ? other : phone;
}
