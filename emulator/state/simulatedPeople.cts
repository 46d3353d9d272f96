import type { GroupChange, GroupEvent } from '../webhooks/groupEvents.cts';
import type { Participant, Person, Role } from './people.cts';
import type { Group, State } from './state.cts';

/**
 * What happens in groups, by this number (the routes use it) or by others (`emulator.simulate`). Each act
 * changes the state and tells the webhooks. People are named by `…@c.us`, `…@lid` or digits.
 */
export class SimulatedPeople {
	constructor(
		private readonly state: () => State,
		private readonly tell: (event: GroupEvent) => void,
	) {}

	/** Somebody enters; this number too, if it is the one named. */
	join(groupId: string, ...personIds: string[]): void {
		const group = this.group(groupId);
		const newcomers = personIds
			.map((id) => this.person(id))
			.filter(({ id }) => !group.participants.has(id))
			.map((person) => this.state().enter(group, person));
		if (newcomers.length > 0) this.tell({ type: 'join', group, people: newcomers });
	}

	/** A new group with this number in it: its engine hears of that as a join. */
	created(group: Group): void {
		this.tell({ type: 'join', group, people: [...group.participants.values()] });
	}

	/** Somebody leaves, or is removed. */
	leave(groupId: string, ...personIds: string[]): void {
		const group = this.group(groupId);
		const gone = this.members(group, personIds);
		if (gone.length === 0) return;
		// told while they are still in: a number hears of its own leaving
		this.tell({ type: 'leave', group, people: gone });
		for (const { id } of gone) group.participants.delete(id);
	}

	/** Members become admins. */
	promote(groupId: string, ...personIds: string[]): void {
		this.giveRole('promote', 'admin', groupId, personIds);
	}

	/** Admins become ordinary members. */
	demote(groupId: string, ...personIds: string[]): void {
		this.giveRole('demote', 'participant', groupId, personIds);
	}

	/** Subject, description, settings or picture change. */
	update(groupId: string, changed: GroupChange): void {
		const group = this.group(groupId);
		Object.assign(group, changed);
		this.tell({ type: 'update', group, changed });
	}

	/** An admin resets the invite link; gives the new code. */
	revoke(groupId: string): string {
		const group = this.group(groupId);
		const inviteCode = this.state().revoke(group);
		this.tell({ type: 'update', group, changed: { inviteCode } });
		return inviteCode;
	}

	private giveRole(type: 'promote' | 'demote', role: Role, groupId: string, ids: string[]): void {
		const group = this.group(groupId);
		const people = this.members(group, ids);
		for (const participant of people) participant.role = role;
		if (people.length > 0) this.tell({ type, group, people });
	}

	private members(group: Group, personIds: string[]): Participant[] {
		return personIds
			.map((id) => group.participants.get(this.person(id).id))
			.filter((participant) => participant !== undefined);
	}

	private group(id: string): Group {
		const group = this.state().groups.get(id);
		if (group === undefined) throw new Error(`The emulator has no group ${id}`);
		return group;
	}

	private person(id: string): Person {
		const person = this.state().person(/^\d+$/.test(id) ? `${id}@c.us` : id);
		if (person === undefined) throw new Error(`The emulator knows no person ${id}`);
		return person;
	}
}
