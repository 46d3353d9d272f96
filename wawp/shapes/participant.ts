import { isObject, plainText, yesOrNo, type JsonObject } from '../../lib/json';
import { WawpError } from '../failures/errors';
import { statusOf } from '../failures/signs';
import { namesAnotherGroup } from '../ids/groupId';
import { readPerson, type Person, type Role } from '../ids/person';
import { entriesOf, type ListEntry } from './list';

export type Member = Person & { raw: unknown };

const RANKS: Array<Role | null> = [null, 'left', 'participant', 'admin', 'superadmin'];

/**
 * The members in an answer of any engine, each person once. The role is `null` where the answer says
 * nothing of it.
 * @param groupId whose members were asked for
 * @param headers of the answer, which can say that it is one page only
 * @throws WawpError `unreadable` if it is no list of people, or is another group's; `incomplete` if it is cut
 */
export function readParticipants(
	body: unknown,
	groupId?: string,
	headers?: Record<string, unknown>,
): Member[] {
	if (namesAnotherGroup(body, groupId)) throw new WawpError('unreadable');
	const entries = entriesOf(body, headers);
	const people = entries.flatMap(membersIn);
	if (people.length > 0 && !entries.every(namesSomebody)) throw new WawpError('incomplete');
	// a group that can be looked at has a member: this number
	if (people.length === 0) throw new WawpError('unreadable');
	return merged(people.filter(({ role }) => role !== 'left'));
}

/** The member in an entry; none in one that is an error, such as WhatsApp's 404 for somebody who left. */
function membersIn([key, raw]: ListEntry): Member[] {
	const fields: JsonObject = isObject(raw)
		? { ...(key && { id: key }), ...raw }
		: { id: key || raw };
	const person = readPerson(fields);
	const isWaiting =
		[fields.isPending, fields.pending, fields.invited].some((each) => yesOrNo(each) === true) ||
		/^(pending|invited|requested|waiting|removed|left)(_\w+)?$/i.test(plainText(fields.status));
	if (!person?.id.includes('@') || statusOf(fields.Error) >= 400 || isWaiting) return [];
	return [{ ...person, role: person.role ?? leastRole(fields), raw }];
}

/** Whether an entry is about somebody, or about nothing at all. */
function namesSomebody([key, raw]: ListEntry): boolean {
	const isNothing = raw === null || raw === '';
	return isNothing || [key, raw].some((each) => readPerson(each)?.id.includes('@'));
}

const ROLE_FIELDS = [
	...['role', 'isAdmin', 'IsAdmin', 'isSuperAdmin', 'IsSuperAdmin'],
	...['is_admin', 'is_super_admin'],
];

/** An entry that says what somebody is, and not that they are more, is about an ordinary member. */
function leastRole(fields: JsonObject): Role | null {
	const told = ROLE_FIELDS.map((name) => fields[name]).map((value) =>
		value === '' ? undefined : (value ?? undefined),
	);
	// NOWEB alone says null for an ordinary member, and in this field only
	const values = [...told, fields.admin].filter((value) => value !== undefined);
	const isLeast = values.every((value) => /^(false|0|participant|member)?$/.test(plainText(value)));
	return values.length > 0 && isLeast ? 'participant' : null;
}

/** The same person can be listed under two IDs, and once for each device. */
function merged(people: Member[]): Member[] {
	const byName = new Map<string, Member>();
	const members = new Set<Member>();
	for (const person of people) {
		const names = [person.id, ...(person.phone ? [`${person.phone}@c.us`] : [])];
		const known = names.map((name) => byName.get(name)).find(Boolean);
		const member = known ?? person;
		if (known) {
			known.phone ??= person.phone;
			if (RANKS.indexOf(person.role) > RANKS.indexOf(known.role)) known.role = person.role;
		}
		members.add(member);
		for (const name of names) byName.set(name, member);
	}
	return [...members];
}
