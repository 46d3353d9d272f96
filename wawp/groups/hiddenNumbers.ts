import type { HiddenNumbers } from '../account/account';
import type { WawpClient } from '../client';
import { listHiddenNumbers } from '../contract/numbers';
import { WawpError } from '../failures/errors';
import type { FailureKind } from '../failures/kinds';
import { phoneOf, type Person } from '../ids/person';

/** Rows in one request. Wawp documents no maximum. */
const PAGE = 100;
/** How long the list may be known before it is read again, in milliseconds. */
export const MAX_AGE = 60_000;

/** Kinds with which an engine or a plan has no such list. */
const NOBODY_TELLS: FailureKind[] = [
	...(['noSuchPath', 'notFound', 'unsupported', 'subscription', 'forbidden'] as const),
];

/**
 * The phone numbers behind hidden IDs: one list for all executions of the account, for a minute. Empty where the
 * engine or the plan has no such list.
 * @throws WawpError
 */
export async function hiddenNumbers(wawp: WawpClient): Promise<HiddenNumbers> {
	return await wawp.recent(
		wawp.account.hiddenNumbers,
		'all',
		MAX_AGE,
		async () =>
			await readAll(wawp).catch((error: unknown): HiddenNumbers => {
				const isNone = error instanceof WawpError && NOBODY_TELLS.includes(error.kind);
				if (isNone) return { phones: new Map(), lids: new Map() };
				throw error;
			}),
	);
}

/** The same people, with the phone numbers that Wawp knows. Throws WawpError. */
export async function withPhones<T extends Person>(wawp: WawpClient, people: T[]): Promise<T[]> {
	if (people.every(({ phone }) => phone !== null)) return people;
	const { phones } = await hiddenNumbers(wawp);
	return people.map((person) => ({
		...person,
		phone: person.phone ?? phones.get(person.id) ?? null,
	}));
}

/** The list ends when a page brings nothing new. */
async function readAll(wawp: WawpClient): Promise<HiddenNumbers> {
	const found: HiddenNumbers = { phones: new Map(), lids: new Map() };
	for (let offset = 0; ; ) {
		const { value, total } = await wawp.askWhole(listHiddenNumbers, { limit: PAGE, offset });
		const fresh = value.filter(({ lid }) => !found.phones.has(lid));
		for (const { lid, phone } of fresh) {
			const digits = phoneOf(phone);
			if (digits === null) continue;
			found.phones.set(lid, digits);
			found.lids.set(digits, lid);
		}
		offset += value.length;
		if (fresh.length > 0) continue;
		if (total > found.phones.size) throw new WawpError('incomplete');
		return found;
	}
}
