import type { Person } from '../ids/person';
import { phoneKey } from '../ids/phone';

/** Somebody, by all IDs that an answer gives them where it gives more than one. */
type Named = Person & { ids?: string[] };

/** The members of a group, to be asked for people. */
export class MemberIndex<T extends Named> {
	private readonly byId = new Map<string, T>();
	private readonly byPhone = new Map<string, T>();
	/** Whether all members are named so that a phone number, or a hidden ID, can be compared with them. */
	private readonly haveAll: { phones: boolean; lids: boolean };

	constructor(readonly members: T[]) {
		for (const member of members) {
			for (const id of idsOf(member)) this.byId.set(id, member);
			if (member.phone !== null) this.byPhone.set(phoneKey(member.phone), member);
		}
		this.haveAll = {
			phones: members.every(({ phone }) => phone !== null),
			lids: members.every((member) => idsOf(member).some((id) => id.endsWith('@lid'))),
		};
	}

	/** `undefined` if somebody is no member; `null` if that cannot be told. */
	find(person: Named): T | undefined | null {
		const found =
			idsOf(person)
				.map((id) => this.byId.get(id))
				.find(Boolean) ??
			(person.phone === null ? undefined : this.byPhone.get(phoneKey(person.phone)));
		if (found) return found;
		return (person.phone === null ? this.haveAll.lids : this.haveAll.phones) ? undefined : null;
	}

	/** Whether one of these people is a member. */
	hasOneOf(people: Person[]): boolean {
		return people.some((person) => Boolean(this.find(person)));
	}
}

function idsOf({ id, ids }: Named): string[] {
	return [id, ...(ids ?? [])];
}
