/**
 * Countries in which one mobile number is written in two ways: with a digit after the country code (or after the
 * area code) and without it. People write the one, WhatsApp's IDs may hold the other. Sources: Evolution #1239,
 * chatwoot PR #549, WAHA PR #2180.
 */
const LONG_FORMS: Array<[RegExp, string]> = [
	// Brazil: the ninth digit
	[/^55(\d{2})9(\d{8})$/, '55$1$2'],
	[/^521(\d{10})$/, '52$1'],
	[/^549(\d{10})$/, '54$1'],
];
const SHORT_FORMS = [/^55\d{10}$/, /^5[24]\d{10}$/];

/** Whether a phone number, digits with the country code, can be written in two ways. */
export function hasTwoForms(phone: string): boolean {
	return [...LONG_FORMS.map(([form]) => form), ...SHORT_FORMS].some((form) => form.test(phone));
}

/** Whether two phone numbers are the same one. */
export function isSamePhone(one: string, other: string): boolean {
	if (one === other) return true;
	// the forms differ before the last digits only, and most numbers are others
	return one.slice(-8) === other.slice(-8) && phoneKey(one) === phoneKey(other);
}

/** The same for all ways of writing a number. */
export function phoneKey(phone: string): string {
	for (const [form, short] of LONG_FORMS) {
		if (form.test(phone)) return phone.replace(form, short);
	}
	return phone;
}
