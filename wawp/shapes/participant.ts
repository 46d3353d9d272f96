import { WawpError } from '../failures/errors';
import { namesAnotherGroup } from '../ids/groupId';
import { isSamePerson, readPerson, type Person, type Role } from '../ids/person';
import { entriesOf } from './list';

export type Member = Person & { raw: unknown };

const RANKS: Array<Role | null> = [null, 'left', 'participant', 'admin', 'superadmin'];

/**
 * The members in an answer of any engine, each person once. Somebody of whom the engine says nothing more
 * is an ordinary participant.
 * @param groupId whose members were asked for
 * @throws WawpError `unreadable` if it is no list of people, is cut, or is another group's
 */
export function readParticipants(body: unknown, groupId?: string): Member[] {
	if (namesAnotherGroup(body, groupId)) throw new WawpError('unreadable');
	const entries = entriesOf(body, { isWhole: true });
	const people = entries.flatMap(([key, raw]) => {
		const person = readPerson(raw) ?? (key ? readPerson(key) : undefined);
		return person ? [{ ...person, role: person.role ?? 'participant', raw }] : [];
	});
	if (people.length === 0 && entries.length > 0) throw new WawpError('unreadable');
	return merged(people.filter(({ role }) => role !== 'left'));
}

/** The same person can be listed under two IDs, and once for each device. */
function merged(people: Member[]): Member[] {
	const byName = new Map<string, Member>();
	const members = new Set<Member>();
	for (const person of people) {
		const names = [person.id, ...(person.phone ? [`${person.phone}@c.us`] : [])];
		const known = names.map((name) => byName.get(name)).find(Boolean);
		const member = known ?? person;
		if (known && isSamePerson(known, person)) {
			known.phone ??= person.phone;
			if (RANKS.indexOf(person.role) > RANKS.indexOf(known.role)) known.role = person.role;
		}
		members.add(member);
		for (const name of names) byName.set(name, member);
	}
	return [...members];
}
