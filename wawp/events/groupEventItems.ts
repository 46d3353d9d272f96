import { parseGroupId } from '../ids/groupId';
import type { GroupEvent } from './groupEvents';
import type { OwnSession } from './ownSession';
import { isObject, objectAt, textOrNull, type JsonObject } from '../../lib/json';
import { isSamePerson, readPeople, readPerson, type Person, type Role } from '../ids/person';

/** One thing that happened in a group, to one person or to the group itself. */
export interface GroupEventItem {
	event: GroupEvent;
	groupId: string;
	/** The name of the group, as the delivery has it. */
	subject: string | null;
	/** `null` for this number, when nothing says which number that is; absent for updates. */
	participant?: Person | null;
	/** For updates: what is new, by the names that Wawp sends. */
	changes?: JsonObject;
	/** ISO 8601, UTC. */
	timestamp: string;
}

type Kind = 'join' | 'leave' | 'promote' | 'demote';

const BY_KIND: Record<Kind, { others: GroupEvent; self: GroupEvent; role: Role }> = {
	join: { others: 'participantJoined', self: 'selfJoined', role: 'participant' },
	leave: { others: 'participantLeft', self: 'selfLeft', role: 'left' },
	promote: { others: 'participantPromoted', self: 'participantPromoted', role: 'admin' },
	demote: { others: 'participantDemoted', self: 'participantDemoted', role: 'participant' },
};

/** Around the news itself: the rest of a payload without `group` and `changes` are the changes. */
const NOT_A_CHANGE = ['id', 'chatId', 'timestamp', 'type', 'action', 'participants', '_data'];

/**
 * What a delivery of Wawp says, in the form of Wawp's pages or of WAHA's (docs/wawp-api.md, "Webhooks").
 * @param body the parsed body of the request
 * @param now in milliseconds, for deliveries without a time
 * @param own this number, for deliveries that do not tell it
 * @returns nothing for other events and for payloads that name no group
 */
export function groupEventItems(body: unknown, now: number, own?: OwnSession): GroupEventItem[] {
	const name = isObject(body) ? body.event : undefined;
	const payload = objectAt(body, 'payload');
	const groupId = groupIdIn(payload);
	if (groupId === undefined) return [];
	const subject = nameIn(payload);
	const timestamp = timeOf([payload.timestamp, isObject(body) && body.timestamp], now);
	if (name === 'group.v2.update') {
		return [{ event: 'groupUpdated', groupId, subject, changes: changesIn(payload), timestamp }];
	}
	const kind = kindOf(name, payload);
	if (kind === undefined) return [];
	const me = ownPerson(body, own);
	return peopleIn(payload, me).map((person) => {
		const isMe = person === null || me.some((own) => isSamePerson(own, person));
		const { others, self, role } = BY_KIND[kind];
		const participant = person && { ...person, role: person.role ?? role };
		return { event: isMe ? self : others, groupId, subject, participant, timestamp };
	});
}

function kindOf(name: unknown, payload: JsonObject): Kind | undefined {
	if (name === 'group.v2.join') return 'join';
	if (name === 'group.v2.leave') return 'leave';
	if (name !== 'group.v2.participants') return undefined;
	const type = payload.type ?? payload.action;
	return type === 'join' || type === 'leave' || type === 'promote' || type === 'demote'
		? type
		: undefined;
}

/**
 * Whom it happened to. Without a list of its own, the event is about this number: the list inside
 * `group` is of all members, who did not just join.
 */
function peopleIn(payload: JsonObject, me: Person[]): Array<Person | null> {
	if (payload.participants !== undefined) return distinct(readPeople(payload.participants));
	const [first] = me;
	if (!first) return [null];
	const member = readPeople(objectAt(payload, 'group').participants).find((person) =>
		me.some((own) => isSamePerson(own, person)),
	);
	return [{ ...first, role: member?.role ?? null }];
}

/** Each person once: some deliveries name one twice, or under both IDs. */
function distinct(people: Person[]): Person[] {
	const isFirst = (person: Person, at: number) =>
		people.findIndex((other) => isSamePerson(other, person)) === at;
	return people.filter(isFirst);
}

/** This number under its two IDs, the one with the phone number first. */
function ownPerson(body: unknown, own?: OwnSession): Person[] {
	const { id, lid } = objectAt(body, 'me');
	return [readPerson(id) ?? readPerson(own?.number), readPerson(lid)].filter(
		(person) => person !== undefined,
	);
}

function groupIdIn(payload: JsonObject): string | undefined {
	const { id } = objectAt(payload, 'group');
	const value = isObject(id) ? id._serialized : (id ?? payload.chatId);
	try {
		return parseGroupId(value);
	} catch {
		return undefined;
	}
}

function nameIn(payload: JsonObject): string | null {
	const { Name, subject, name } = objectAt(payload, 'group');
	const changed = objectAt(payload, 'changes');
	const now = [changed.subject, changed.Name, changed.name];
	const names = [...now, Name, subject, name, payload.subject].map(textOrNull);
	return names.find((one) => one !== null && one !== '') ?? null;
}

function changesIn(payload: JsonObject): JsonObject {
	const news = [payload.changes, payload.group, payload].find(isObject) ?? {};
	return Object.fromEntries(Object.entries(news).filter(([key]) => !NOT_A_CHANGE.includes(key)));
}

/** Seconds are documented, GOWS sends milliseconds. Years of today have 10 and 13 digits. */
function timeOf(candidates: unknown[], now: number): string {
	for (const value of candidates) {
		const number = typeof value === 'string' ? Number(value || NaN) : value;
		if (typeof number !== 'number' || !(number > 0)) continue;
		const ms = number < 1e11 ? number * 1000 : number;
		if (ms <= 8.64e15) return new Date(ms).toISOString();
	}
	return new Date(now).toISOString();
}
