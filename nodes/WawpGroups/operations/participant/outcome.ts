import type { WawpClient } from '../../../../wawp/client';
import { findMember, isSamePerson, readPerson, type Person } from '../../../../wawp/ids/person';
import { lookTwice } from '../../../../wawp/lookTwice';
import { membersIn } from '../../../../wawp/members';
import { changeByAnswer, changeBySight, type Change } from '../../../../wawp/shapes/personChange';
import type { PersonResult } from '../../../../wawp/shapes/personResults';
import type { Said } from '../../../../wawp/shapes/change';

/** What was asked for. */
export interface Asked {
	groupId: string;
	ids: string[];
	/** Whether it is done, by what the member list says of the person afterwards; `null` where it does not. */
	isDone(member: Person | undefined): boolean | null;
	isAdding: boolean;
}

/**
 * What became of people: by the answer, where it tells; else by looking at the member list.
 * @param told what the answer says of each
 * @param said what it says of the whole; "refused" can be true of some only
 */
export async function changesOf(
	wawp: WawpClient,
	asked: Asked,
	told: Map<string, PersonResult>,
	said: Said | 'refused',
): Promise<Change[]> {
	const settled = new Map<string, PersonResult>(
		[...told].filter(([, { done }]) => done === false || (done === true && said !== 'queued')),
	);
	const open = asked.ids.filter((id) => !settled.has(id));
	const seen = await lookTwice(
		wawp,
		async () => await look(wawp, asked, open),
		(shown) => open.every((id) => shown.get(id) !== false),
		(shown) => open.every((id) => shown.get(id) === null),
	);
	return asked.ids.map((id) => {
		const result = settled.get(id);
		if (result) return changeByAnswer(id, result, asked.isAdding);
		const isSo = seen.get(id) ?? null;
		if (isSo === false && said === 'refused') return changeByAnswer(id, REFUSED);
		// what is queued may still be done
		return changeBySight(id, isSo === false && said === 'queued' ? null : isSo);
	});
}

const REFUSED: PersonResult = { done: false, code: null };

/** Only a list in which this number itself is found shows who is not in it. */
async function look(
	wawp: WawpClient,
	{ groupId, isDone }: Asked,
	ids: string[],
): Promise<Map<string, boolean | null>> {
	if (ids.length === 0) return new Map();
	const members = await membersOf(wawp, groupId);
	const me = members ? await wawp.me() : [];
	const isWhole = members?.some((member) => me.some((own) => isSamePerson(own, member)));
	return new Map(
		ids.map((id) => {
			const person = readPerson(id);
			const member = members && isWhole && person ? findMember(members, person) : null;
			return [id, member === null ? null : isDone(member)];
		}),
	);
}

/** `undefined` if they cannot be read: the change was made, so that is no reason to fail the item. */
async function membersOf(wawp: WawpClient, groupId: string): Promise<Person[] | undefined> {
	return await membersIn(wawp, groupId).catch(() => undefined);
}
