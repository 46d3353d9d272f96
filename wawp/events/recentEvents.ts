import { createHash } from 'crypto';
import { isSamePerson, type Person } from '../ids/person';
import type { JsonObject } from '../../lib/json';
import type { GroupEventItem } from './groupEventItems';
import type { GroupEvent } from './groupEvents';

/** One thing that happened, as one delivery told it. */
export interface Happening extends Pick<GroupEventItem, 'event' | 'groupId' | 'participant'> {
	/** The name of Wawp's event. The same thing can come under two of them. */
	name: string;
	/** In milliseconds. */
	at: number;
	/** In which order it came. */
	place: number;
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

/** How far apart the times are, in milliseconds, that two kinds of events give for the same thing. */
const SAME_TIME = 10_000;
/** And within one kind, or where only the time says that it is the same person: seconds, rounded. */
const SAME_MOMENT = 2_000;

/**
 * The short form of what a repeated delivery has in common with the first one: the event's ID and what it tells;
 * without an ID, the whole body, if there is a time in it. `undefined` if nothing tells a repetition from the
 * same thing happening again.
 */
export function fingerprint(delivery: JsonObject, payload: JsonObject): string | undefined {
	const { id, event, timestamp } = delivery;
	const hasId = typeof id === 'string' && id !== '';
	if (!hasId && timestamp === undefined && payload.timestamp === undefined) return undefined;
	const told = hasId ? [id, event, payload] : delivery;
	return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 16);
}

/**
 * The happening that was told before and is told again, if it is one of these. What happened again after the
 * opposite is news, however soon.
 * @param heard all that was heard of, also what n8n has not taken over yet
 */
export function echoOf(
	happening: Happening,
	before: Happening[],
	heard: Happening[],
): Happening | undefined {
	if (happening.event === 'groupUpdated') return undefined;
	return before.find((other) => {
		if (!isSameThing(happening, other)) return false;
		return !heard.some(
			(between) => isOpposite(between, other) && isBetween(between, other, happening),
		);
	});
}

function isSameThing(one: Happening, other: Happening): boolean {
	if (one.event !== other.event || one.groupId !== other.groupId) return false;
	const apart = Math.abs(one.at - other.at);
	if (apart > (one.name === other.name ? SAME_MOMENT : SAME_TIME)) return false;
	return isNamedAlike(one, other) || (apart <= SAME_MOMENT && isPerhapsHidden(one, other));
}

function isNamedAlike(
	{ participant: one }: Happening,
	{ participant: other, alsoNamed }: Happening,
) {
	if (!one || !other) return one === other;
	return isSamePerson(one, other) || (alsoNamed !== undefined && isSamePerson(one, alsoNamed));
}

/** Under another name the same person can come with the hidden ID only; each once: of two people, two remain. */
function isPerhapsHidden(one: Happening, other: Happening): boolean {
	if (!one.participant || !other.participant || other.alsoNamed) return false;
	return one.name !== other.name && !canBeCompared(one.participant, other.participant);
}

/** Whether both are named in the same way: by number, or by hidden ID. */
function canBeCompared(one: Person, other: Person): boolean {
	const isLid = ({ id }: Person) => id.endsWith('@lid');
	return (isLid(one) && isLid(other)) || (one.phone !== null && other.phone !== null);
}

function isOpposite(one: Happening, other: Happening): boolean {
	if (one.event !== OPPOSITE[other.event] || one.groupId !== other.groupId) return false;
	return isNamedAlike(one, other);
}

/** By their times; where these are the same, by the order in which they came. */
function isBetween(middle: Happening, first: Happening, last: Happening): boolean {
	const [low, high] = first.at <= last.at ? [first, last] : [last, first];
	return isAfter(middle, low) && isAfter(high, middle);
}

function isAfter(one: Happening, other: Happening): boolean {
	return one.at > other.at || (one.at === other.at && one.place > other.place);
}
