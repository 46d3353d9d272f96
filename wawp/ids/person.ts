import { isObject, plainText, yesOrNo, type JsonObject } from '../../lib/json';
import { idText } from './idText';
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

const ROLES: Role[] = ['participant', 'admin', 'superadmin', 'left'];

/**
 * A person as member lists and events write one: an ID, or an object around it whose names depend on the engine
 * (docs/wawp-api.md, "Engines" and "Webhooks"). `undefined` if there is no ID in it.
 */
export function readPerson(value: unknown): Person | undefined {
	const fields = isObject(value) ? value : { id: value };
	const lid = lidIn(fields.lid) ?? lidIn(fields.LID);
	const jid = idIn(fields.jid);
	const hidden = isLidId(jid) ? jid : undefined;
	const named =
		[fields.id, fields.JID, fields._serialized].map(idIn).find(Boolean) ?? lid ?? hidden;
	const isLid = (id: string | undefined) => lid !== undefined && digitsOf(id) === digitsOf(lid);
	const id = isLid(named) ? lid : named;
	// `pn` is null or empty when only the privacy ID is known; some write that in its place
	const numbered = PHONES.map((name) => idIn(fields[name]))
		.filter((each) => !isLid(each) && !(isLidId(id) && digitsOf(each) === digitsOf(id)))
		.find((each) => phoneOf(each) !== null);
	const known = id ?? numbered ?? jid;
	if (known === undefined) return undefined;
	return { id: known, phone: phoneOf(known) ?? phoneOf(numbered), role: roleOf(fields) };
}

const PHONES = ['pn', 'PhoneNumber', 'phoneNumber', 'phone_number', 'phone', 'jid'];

/** A privacy ID, also without the end that says so. */
function lidIn(value: unknown): string | undefined {
	const digits = /^\d{5,}$/.exec(plainText(idText(value)).trim())?.[0];
	return digits === undefined ? idIn(value) : `${digits}@lid`;
}

function isLidId(id: string | undefined): boolean {
	return id?.endsWith('@lid') === true;
}

function digitsOf(id: string | undefined): string | undefined {
	return id?.split('@')[0];
}

/** As a word (events, NOWEB) or as two flags (GOWS, WEBJS). */
function roleOf(fields: JsonObject): Role | null {
	const is = (...names: string[]) => names.some((name) => yesOrNo(fields[name]));
	if (is('IsSuperAdmin', 'isSuperAdmin', 'is_super_admin')) return 'superadmin';
	if (is('IsAdmin', 'isAdmin', 'is_admin')) return 'admin';
	const word = plainText(fields.role ?? fields.admin).toLowerCase();
	return ROLES.find((each) => each === word) ?? null;
}

/** The people in a list: an array, or an object with the keys 0, 1, … as PHP writes an array. */
export function readPeople(list: unknown): Person[] {
	const values = isObject(list) ? Object.values(list) : Array.isArray(list) ? list : [];
	return values.map(readPerson).filter((person) => person !== undefined);
}

/** Whether two entries are about the same person, by ID or by phone number. */
export function isSamePerson(one: Person, other: Person): boolean {
	if (one.id === other.id) return true;
	return one.phone !== null && other.phone !== null && isSamePhone(one.phone, other.phone);
}

/**
 * Somebody in a list of members. `undefined` if they are not in it; `null` if that cannot be told, since not
 * all in it are named in the way in which this person is.
 */
export function findMember<T extends Person>(members: T[], person: Person): T | undefined | null {
	const found = members.find((member) => isSamePerson(member, person));
	if (found) return found;
	const isComparable = (member: Person) =>
		person.phone === null ? member.id.endsWith('@lid') : member.phone !== null;
	return members.every(isComparable) ? undefined : null;
}

/** An ID in the one form that Wawp takes back: without the device, `@c.us` for a phone number. */
function idIn(value: unknown): string | undefined {
	const text = idText(value);
	if (typeof text !== 'string' || text.trim() === '') return undefined;
	const [, digits, kind = 'c.us'] =
		/^\+?(\d+)(?:\.\d+)?(?::\d+)?(?:@(c\.us|s\.whatsapp\.net|lid))?$/i.exec(text.trim()) ?? [];
	if (digits === undefined) return text.trim();
	return `${digits}@${kind.toLowerCase() === 'lid' ? 'lid' : 'c.us'}`;
}

/** The phone number in an ID, digits with the country code; `null` if there is none. */
export function phoneOf(id: string | undefined): string | null {
	return /^(\d+)@c\.us$/.exec(id ?? '')?.[1] ?? null;
}
