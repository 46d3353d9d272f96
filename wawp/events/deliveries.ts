import * as v from 'valibot';
import { isSamePerson, personOf, type Person, type Role } from '../ids/person';
import { envelope, HAPPENINGS, update, type Kind } from './deliverySchemas';
import type { GroupEvent } from './groupEvents';

/** What can be told of a group, each thing in one form, whatever the engine. */
export interface GroupState {
	subject?: string;
	description?: string;
	link?: string;
	messagesAdminsOnly?: boolean;
	infoAdminsOnly?: boolean;
	joinApproval?: boolean;
	membersCanAddNewMember?: boolean;
	/** When it was changed last; ISO 8601, UTC. */
	picture?: string;
}

/** One thing that happened in a group, to one person or to the group itself. */
export interface GroupEventItem {
	event: GroupEvent;
	groupId: string;
	/** The name of the group, as the delivery has it. */
	subject: string | null;
	/** `null` for this number, when nothing says which number that is; absent for updates. */
	participant?: Person | null;
	/** For updates: what is told of the group. */
	state?: GroupState;
	/** For updates: whether that is all that there is, changed or not, and not only what has changed. */
	isWhole?: boolean;
	/** What has changed for certain also where that is all that there is. */
	changed?: string[];
	/** ISO 8601, UTC. */
	timestamp: string;
}

const BY_KIND: Record<Kind, { others: GroupEvent; self: GroupEvent; role: Role }> = {
	join: { others: 'participantJoined', self: 'selfJoined', role: 'participant' },
	leave: { others: 'participantLeft', self: 'selfLeft', role: 'left' },
	promote: { others: 'participantPromoted', self: 'participantPromoted', role: 'admin' },
	demote: { others: 'participantDemoted', self: 'participantDemoted', role: 'participant' },
};

/**
 * What a delivery of Wawp says.
 * @param body the parsed body of the request
 * @param now in milliseconds, for deliveries without a time
 * @param own this number, for deliveries that do not tell it
 * @returns nothing for other events and for what no source shows
 */
export function groupEventItems(body: unknown, now: number, own: string[] = []): GroupEventItem[] {
	const read = v.safeParse(envelope, body);
	if (!read.success) return [];
	const { event, engine = '', payload, me, timestamp: sentAt } = read.output;
	const timestamp = timeOf([payload.timestamp, sentAt], now);
	if (event === 'group.v2.update') {
		const told = v.safeParse(update, payload);
		const isTold = told.success && !isUnloaded(told.output);
		return isTold ? [updateItem(told.output, engine, timestamp)] : [];
	}
	const happening = v.safeParse(HAPPENINGS.get(event) ?? v.never(), payload);
	if (!happening.success) return [];
	const { groupId, kind, subject = null, people: others, members = [] } = happening.output;
	const mine = [me?.id, me?.lid, ...own]
		.filter((id) => id !== undefined)
		.map((id) => personOf([id]));
	const { others: othersEvent, self, role } = BY_KIND[kind];
	const isMine = (one: Person) => mine.some((each) => isSamePerson(each, one));
	return distinct(others ?? [mine[0] ?? null]).map((participant) => {
		const isMe = participant === null || isMine(participant);
		const told = (isMe ? members.find(isMine)?.role : undefined) ?? participant?.role ?? null;
		// NOWEB gives whoever was demoted the role of before
		const now = participant && { ...participant, role: roleAfter(kind, told, role) };
		return { event: isMe ? self : othersEvent, groupId, subject, participant: now, timestamp };
	});
}

function roleAfter(kind: Kind, told: Role | null, usual: Role): Role {
	const mayBeHigher = kind === 'join' || kind === 'promote';
	return mayBeHigher && (told === 'admin' || told === 'superadmin') ? told : usual;
}

/** Each person once: some deliveries name one twice, or under both IDs. */
function distinct(all: Array<Person | null>): Array<Person | null> {
	return all.filter(
		(one, at) =>
			all.findIndex((other) => one === other || (one && other && isSamePerson(one, other))) === at,
	);
}

/** Of a group that NOWEB has not loaded it says false for all settings (WAHA #1765, #1888). */
function isUnloaded({ group, _data }: v.InferOutput<typeof update>): boolean {
	return group?.subject === null && _data?.creation === null;
}

function updateItem(
	{ groupId, group, _data }: v.InferOutput<typeof update>,
	engine: string,
	timestamp: string,
): GroupEventItem {
	const subject = group?.subject ?? null;
	const isWhole = group?.participants !== undefined || _data?.creation !== undefined;
	const { type, body } = engine === 'WEBJS' && _data ? _data : {};
	const restrict = type === 'restrict' ? isOn(body) : null;
	const announce = _data?.announce ?? _data?.Announce?.IsAnnounce ?? announceIn(engine, group);
	const state: GroupState = {
		subject: subject ?? undefined,
		// a whole group without a description has none
		description: group?.description ?? (isWhole ? '' : undefined),
		link: group?.invite ?? undefined,
		messagesAdminsOnly: announce ?? undefined,
		infoAdminsOnly: _data?.restrict ?? _data?.Locked?.IsLocked ?? restrict ?? undefined,
		// whatsmeow says true whenever this is changed, to whatever
		joinApproval: (engine === 'GOWS' ? null : group?.newMembersApprovalRequired) ?? undefined,
		membersCanAddNewMember: group?.membersCanAddNewMember ?? undefined,
		picture: type === 'picture' ? timestamp : undefined,
	};
	const known = Object.fromEntries(
		Object.entries(state).filter(([, value]) => value !== undefined),
	);
	return {
		event: 'groupUpdated',
		groupId,
		subject,
		state: known,
		isWhole,
		timestamp,
		// what the whole group of WEBJS does not hold
		changed: engine === 'WEBJS' ? ['infoAdminsOnly', 'picture'] : [],
	};
}

/** The setting in a notification: "on", or "announce_on". */
function isOn(body: unknown): boolean | null {
	const [, setting] = /(?:^|_)(on|off)$/.exec(String(body)) ?? [];
	return setting === undefined ? null : setting === 'on';
}

/** NOWEB and WEBJS put "only admins" where the name says that members can; GOWS does so in no update. */
function announceIn(
	engine: string,
	group: { membersCanSendMessages: boolean | null } | undefined,
): boolean | null {
	const value = group?.membersCanSendMessages ?? null;
	if (value === null || !['GOWS', 'NOWEB', 'WEBJS'].includes(engine)) return null;
	return engine === 'GOWS' ? !value : value;
}

/** Seconds are documented, GOWS and NOWEB send milliseconds. Years of today have 10 and 13 digits. */
function timeOf(candidates: unknown[], now: number): string {
	const isTime = (value: unknown): value is number => typeof value === 'number' && value > 0;
	const time = candidates.find(isTime) ?? now;
	const ms = time < 1e11 ? time * 1000 : time;
	return new Date(ms <= 8.64e15 ? ms : now).toISOString();
}
