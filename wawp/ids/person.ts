import { isSamePhone } from './phone';

export type Role = 'participant' | 'admin' | 'superadmin' | 'left';

/** A member of a group, or somebody in an event. */
export interface Person {
	/** `<phone>@c.us`, or `<digits>@lid` where WhatsApp hides the number. Wawp takes both back. */
	id: string;
	/** Digits with the country code, without `+`; `null` where WhatsApp hides the number. */
	phone: string | null;
	/** `null` where nothing says it. */
	role: Role | null;
}

/**
 * An ID in the one form that Wawp takes back: without the device, `@c.us` for a phone number. `undefined` for what
 * is no person's.
 */
export function personId(text: string): string | undefined {
	const [, digits, kind] = /^(\d+)(?::\d+)?@(c\.us|s\.whatsapp\.net|lid)$/.exec(text) ?? [];
	return digits && `${digits}@${kind === 'lid' ? 'lid' : 'c.us'}`;
}

/**
 * Somebody with one or more IDs, the one by which they are known first.
 * @param ids as `personId` gives them
 */
export function personOf([id = '', ...others]: string[], role: Role | null = null): Person {
	const phone = [id, ...others].map(phoneOf).find((each) => each !== null) ?? null;
	return { id, phone, role };
}

/** Whether two entries are about the same person, by ID or by phone number. */
export function isSamePerson(one: Person, other: Person): boolean {
	if (one.id === other.id) return true;
	return one.phone !== null && other.phone !== null && isSamePhone(one.phone, other.phone);
}

/** The phone number in an ID, digits with the country code; `null` if there is none. */
export function phoneOf(id: string): string | null {
	return /^(\d+)@c\.us$/.exec(id)?.[1] ?? null;
}
