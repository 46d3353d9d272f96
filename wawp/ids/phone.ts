/**
 * Mobile numbers that are written in two ways: with some digits in the middle, and without them. People write the
 * one, WhatsApp's IDs may hold the other. Sources: Evolution #1239, chatwoot PR #549, WAHA PR #2180.
 */
const FORMS = [
	// Brazil: the ninth digit, which only mobile numbers have (libphonenumber #1086)
	forms(String.raw`55\d{2}`, '9', String.raw`[6-9]\d{7}`),
	// Mexico and Argentina: of all numbers (Evolution, createJid.ts, formatMXOrARNumber)
	forms('52', '1', String.raw`\d{10}`),
	forms('54', '9', String.raw`\d{10}`),
	// Ivory Coast: eight digits until 2021 (WAHA #1894), the first two by operator (libphonenumber #1909 and its CI metadata
	// of then)
	forms('225', '01', String.raw`[04-9][0-3]\d{6}`),
	forms('225', '05', String.raw`[04-9][4-6]\d{6}`),
	forms('225', '07', String.raw`[04-9][7-9]\d{6}`),
];

function forms(start: string, between: string, end: string) {
	const [long, short] = [`^(${start})${between}(${end})$`, `^(${start})(${end})$`];
	return { long: new RegExp(long), short: new RegExp(short), between };
}

/** The other way in which a phone number, digits with the country code, is written, if there is one. */
export function otherForm(phone: string): string | undefined {
	for (const { long, short, between } of FORMS) {
		if (long.test(phone)) return phone.replace(long, '$1$2');
		const [, start, end] = short.exec(phone) ?? [];
		if (start && end) return start + between + end;
	}
	return undefined;
}

/** Whether two phone numbers are the same one. */
export function isSamePhone(one: string, other: string): boolean {
	// the forms have the last digits in common, and most numbers are others
	return one === other || (one.slice(-8) === other.slice(-8) && otherForm(one) === other);
}

/** The same for all ways of writing a number: the shorter one. */
export function phoneKey(phone: string): string {
	const other = otherForm(phone) ?? phone;
	return other.length < phone.length ? other : phone;
}
