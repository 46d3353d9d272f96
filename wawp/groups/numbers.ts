import type { CheckedNumber, HiddenNumbers } from '../account/account';
import type { WawpClient } from '../client';
import { checkNumber, listHiddenNumbers } from '../contract/numbers';
import { instead, WawpError } from '../failures/errors';
import type { FailureKind } from '../failures/kinds';
import { phoneOf, type Person } from '../ids/person';
import { otherForm, isSamePhone, phoneKey } from '../ids/phone';

/** Rows in one request. Wawp documents no maximum. */
const PAGE = 100;
/** How long the list may be known before it is read again, in milliseconds. */
export const MAX_AGE = 60_000;

/** Kinds with which an engine or a plan has no such list. */
const NOBODY_TELLS: FailureKind[] = [
	'noSuchPath',
	'notFound',
	'unsupported',
	'subscription',
	'forbidden',
];
/** Kinds with which an engine cannot check a number. */
const CANNOT_CHECK: FailureKind[] = ['noSuchPath', 'notFound', 'unsupported'];

/**
 * The phone numbers behind hidden IDs: one list for all executions of the account, for a minute. Empty where the
 * engine or the plan has no such list.
 * @throws WawpError
 */
export async function hiddenNumbers(wawp: WawpClient): Promise<HiddenNumbers> {
	const none: HiddenNumbers = { phones: new Map(), lids: new Map() };
	const read = async () => await readAll(wawp).catch(instead(none, NOBODY_TELLS));
	return await wawp.recent(wawp.account.hiddenNumbers, 'all', MAX_AGE, read);
}

/** The same people; with the phone numbers that Wawp knows, if they are to be looked up. Throws WawpError. */
export async function withPhones<T extends Person>(
	wawp: WawpClient,
	people: T[],
	looksUp: boolean,
): Promise<T[]> {
	if (!looksUp || people.every(({ phone }) => phone !== null)) return people;
	const { phones } = await hiddenNumbers(wawp);
	return people.map((person) => ({
		...person,
		phone: person.phone ?? phones.get(person.id) ?? null,
	}));
}

/** The list ends when a page brings nothing new. */
async function readAll(wawp: WawpClient): Promise<HiddenNumbers> {
	const found: HiddenNumbers = { phones: new Map(), lids: new Map() };
	const seen = new Set<string>();
	for (let offset = 0; ; ) {
		const { value, total } = await wawp.askWhole(listHiddenNumbers, { limit: PAGE, offset });
		const fresh = value.filter(({ lid }) => !seen.has(lid));
		for (const { lid, phone } of fresh) {
			seen.add(lid);
			const digits = phone && phoneOf(phone);
			if (!digits) continue;
			found.phones.set(lid, digits);
			found.lids.set(phoneKey(digits), lid);
		}
		offset += value.length;
		if (fresh.length > 0) continue;
		if (total > seen.size) throw new WawpError('incomplete');
		return found;
	}
}

/**
 * Whether a phone number is on WhatsApp, and under which IDs; `null` where nobody tells.
 * @param phone digits with the country code
 * @throws WawpError
 */
export async function checkedNumber(
	wawp: WawpClient,
	phone: string,
): Promise<CheckedNumber | null> {
	const read = async () =>
		await wawp.askRemembered(checkNumber, { phone }).catch(instead(null, CANNOT_CHECK));
	return await wawp.recent(wawp.account.checkedNumbers, phone, MAX_AGE, read);
}

/**
 * The ID to which a message to somebody has to go. Of a number that can be written in two ways WhatsApp has one; to the
 * other nothing is delivered, though it is told as sent (WAHA #2120, #238). As it was given where nobody tells.
 * @throws WawpError
 */
export async function chatIdOf(wawp: WawpClient, id: string): Promise<string> {
	const phone = phoneOf(id);
	if (phone === null || !otherForm(phone)) return id;
	// a plan without checks, or with none left, may have messages all the same
	const untold = instead(null, [...NOBODY_TELLS, 'quota']);
	return idOfPhone(await checkedNumber(wawp, phone).catch(untold), phone) ?? id;
}

/** The ID that WhatsApp has of a phone number, in whichever form it is written. */
export function idOfPhone(checked: CheckedNumber | null, phone: string): string | undefined {
	return checked?.ids.find((id) => isSamePhone(phoneOf(id) ?? '', phone));
}
