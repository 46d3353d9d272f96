import { createHash } from 'crypto';
import { isSamePerson, type Person } from '../ids/person';
import type { GroupEventItem } from './groupEventItems';
import type { GroupEvent } from './groupEvents';

/** One thing that happened, as one delivery told it. */
export interface Happening {
	item: GroupEventItem;
	/** The name of Wawp's event. The same thing can come under two of them. */
	name: string;
	/** In milliseconds. */
	at: number;
	/** The same person as another event has named them. */
	alsoNamed?: Person;
}

/** What ends what came before. */
const OPPOSITE: Partial<Record<GroupEvent, GroupEvent>> = {
	participantJoined: 'participantLeft',
	participantLeft: 'participantJoined',
	participantPromoted: 'participantDemoted',
	participantDemoted: 'participantPromoted',
	selfJoined: 'selfLeft',
	selfLeft: 'selfJoined',
};

/** How far apart the times are, in milliseconds, that two events give for the same thing. */
const SAME_TIME = 10_000;

/**
 * The short form of what a repeated delivery has in common with the first one: the event's ID and what it tells;
 * without an ID, the whole body.
 */
export function fingerprint(delivery: {
	id?: unknown;
	event?: unknown;
	payload?: unknown;
}): string {
	const { id, event, payload } = delivery;
	const told = typeof id === 'string' && id ? [id, event, payload] : delivery;
	return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 16);
}

/** What a delivery tells, each item as one happening. */
export function happeningsOf(items: GroupEventItem[], name: string): Happening[] {
	return items.map((item) => ({ item, name, at: Date.parse(item.timestamp) }));
}

/**
 * The happening that was told before and is told again, if it is one of these, in the order in which they came.
 * What happened again after the opposite is news, however soon.
 */
export function echoOf(happening: Happening, before: Happening[]): Happening | undefined {
	const { event } = happening.item;
	if (event === 'groupUpdated') return undefined;
	return before.find((other, place) => {
		if (!isSameThing(happening, other)) return false;
		const since = before.slice(place + 1);
		return !since.some((later) => isOpposite(later, other) && later.at <= happening.at);
	});
}

function isSameThing(one: Happening, other: Happening): boolean {
	if (one.item.event !== other.item.event || one.item.groupId !== other.item.groupId) return false;
	if (Math.abs(one.at - other.at) > SAME_TIME) return false;
	return isSameOrHidden(one, other);
}

/**
 * Under another name the same person can come with the hidden ID only. Each is taken for one such: of two people,
 * two remain.
 */
function isSameOrHidden(one: Happening, other: Happening): boolean {
	const mine = one.item.participant ?? undefined;
	const theirs = other.item.participant ?? undefined;
	if (!mine || !theirs) return one.item.participant === other.item.participant;
	if (isSamePerson(mine, theirs)) return true;
	if (other.alsoNamed) return isSamePerson(mine, other.alsoNamed);
	return one.name !== other.name && !canBeCompared(mine, theirs);
}

/** Whether both are named in the same way: by number, or by hidden ID. */
function canBeCompared(one: Person, other: Person): boolean {
	const isLid = ({ id }: Person) => id.endsWith('@lid');
	return (isLid(one) && isLid(other)) || (one.phone !== null && other.phone !== null);
}

function isOpposite(later: Happening, earlier: Happening): boolean {
	if (later.item.event !== OPPOSITE[earlier.item.event]) return false;
	if (later.item.groupId !== earlier.item.groupId || later.at < earlier.at) return false;
	const [one, other] = [later.item.participant, earlier.item.participant];
	if (!one || !other) return one === other;
	const names = earlier.alsoNamed ? [other, earlier.alsoNamed] : [other];
	return names.some((each) => isSamePerson(one, each));
}
