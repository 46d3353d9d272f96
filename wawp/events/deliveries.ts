import * as v from 'valibot';
import { flag, groupJid, object, text, zeroOrOne } from '../contract/values';
import { optionalJid, personJid } from '../contract/people';
import { inviteCodeOfLink, inviteOf, isRealCode } from '../ids/inviteCode';
import { isSamePerson, personOf, type Person, type Role } from '../ids/person';
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

const KINDS = ['join', 'leave', 'promote', 'demote'] as const;
type Kind = (typeof KINDS)[number];

const BY_KIND: Record<Kind, { others: GroupEvent; self: GroupEvent; role: Role }> = {
	join: { others: 'participantJoined', self: 'selfJoined', role: 'participant' },
	leave: { others: 'participantLeft', self: 'selfLeft', role: 'left' },
	promote: { others: 'participantPromoted', self: 'participantPromoted', role: 'admin' },
	demote: { others: 'participantDemoted', self: 'participantDemoted', role: 'participant' },
};

/** Somebody in an event: an ID (Wawp's pages), or WAHA's GroupParticipant, whose `pn` may be null, '' or missing. */
const person = v.union([
	v.pipe(
		personJid,
		v.transform((id) => personOf([id])),
	),
	object(
		{
			id: personJid,
			pn: optionalJid,
			role: v.nullish(v.picklist(['left', 'participant', 'admin', 'superadmin']), null),
		},
		({ id, pn, role }) => personOf(pn ? [id, pn] : [id], role),
	),
]);

/** A list, or an object with the keys 0, 1, … as Wawp's pages show it: to a record they are the same. */
const people = v.pipe(
	v.record(v.pipe(v.string(), v.digits()), person),
	v.transform((keyed) => Object.values(keyed)),
);

/** What happened to whom; nobody where it happened to this number. */
interface Happening {
	groupId: string;
	kind: Kind;
	subject: string | null;
	people: Person[] | undefined;
	/** All who are in the group, this number among them. */
	members?: Person[];
}

/** Sources: WAHA's groups.events.dto.ts; https://api.wawp.net/en/docs/group.v2.participants */
const participants = v.union([
	object(
		{
			type: v.picklist(KINDS),
			group: v.looseObject({ id: groupJid }),
			participants: people,
		},
		(payload): Happening => ({
			groupId: payload.group.id,
			kind: payload.type,
			subject: null,
			people: payload.participants,
		}),
	),
	object(
		{ action: v.picklist(KINDS), chatId: groupJid, participants: people },
		(payload): Happening => ({
			groupId: payload.chatId,
			kind: payload.action,
			subject: null,
			people: payload.participants,
		}),
	),
]);

/** Anybody by Wawp's pages (group.v2.join, group.v2.leave), this number by WAHA, which has the whole group then. */
const joinOrLeave = (kind: 'join' | 'leave') =>
	v.union([
		object(
			{ chatId: groupJid, participants: people },
			(payload): Happening => ({
				groupId: payload.chatId,
				kind,
				subject: null,
				people: payload.participants,
			}),
		),
		object(
			{
				group: v.looseObject({ id: groupJid, subject: text, participants: v.optional(people) }),
			},
			({ group: { id, subject, participants: members } }): Happening => ({
				groupId: id,
				kind,
				subject,
				people: undefined,
				members,
			}),
		),
	]);

/** By the name of the event. */
const HAPPENINGS = new Map<string, v.GenericSchema<unknown, Happening>>([
	['group.v2.participants', participants],
	['group.v2.join', joinOrLeave('join')],
	['group.v2.leave', joinOrLeave('leave')],
]);

/** A code (WEBJS) or a link (GOWS, NOWEB). */
const invite = v.pipe(
	v.string(),
	v.transform((given) => (isRealCode(given) ? given : inviteCodeOfLink(given))),
	v.transform((code) => code && inviteOf(code).link),
);

/** Source: WAHA's groups.{gows,noweb,webjs}.ts. Wawp's page group.v2.update names the group only as far as it can be read. */
const update = v.union([
	object(
		{
			group: v.looseObject({
				id: groupJid,
				subject: text,
				description: v.optional(v.string()),
				invite: v.optional(invite),
				membersCanAddNewMember: flag,
				membersCanSendMessages: flag,
				newMembersApprovalRequired: zeroOrOne,
				participants: v.optional(v.array(v.unknown())),
			}),
			_data: v.optional(
				v.looseObject({
					announce: flag,
					restrict: flag,
					Announce: v.nullish(v.looseObject({ IsAnnounce: v.boolean() })),
					Locked: v.nullish(v.looseObject({ IsLocked: v.boolean() })),
					// NOWEB, where it tells the whole group
					creation: v.optional(v.unknown()),
					// WEBJS: the notification in the chat (whatsapp-web.js, GroupNotification.js)
					type: v.optional(v.unknown()),
					body: v.optional(v.unknown()),
				}),
			),
		},
		({ group, _data }) => ({ groupId: group.id, group, _data }),
	),
	object({ chatId: groupJid }, ({ chatId }) => ({
		groupId: chatId,
		group: undefined,
		_data: undefined,
	})),
]);

/** All that a delivery can say, for those who look whether each alternative has a source. */
export const DELIVERY_SCHEMAS = [...HAPPENINGS.values(), update];

/** Source: https://api.wawp.net/en/docs/v2/webhooks-overview; WAHA's manager.abc.ts has the same. */
const envelope = v.looseObject({
	event: v.string(),
	engine: v.optional(v.string()),
	timestamp: v.optional(v.unknown()),
	me: v.nullish(v.looseObject({ id: optionalJid, lid: optionalJid })),
	payload: v.looseObject({ timestamp: v.optional(v.unknown()) }),
});

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
	const { event, engine, payload, me, timestamp: sentAt } = read.output;
	const timestamp = timeOf([payload.timestamp, sentAt], now);
	if (event === 'group.v2.update') {
		const told = v.safeParse(update, payload);
		const isTold = told.success && !isUnloaded(told.output);
		return isTold ? [updateItem(told.output, engine, timestamp)] : [];
	}
	const happening = v.safeParse(HAPPENINGS.get(event) ?? v.never(), payload);
	if (!happening.success) return [];
	const { groupId, kind, subject, people: others, members = [] } = happening.output;
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
	engine: string | undefined,
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
		link: group?.invite,
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
	engine: string | undefined,
	group: { membersCanSendMessages: boolean | null } | undefined,
): boolean | null {
	const value = group?.membersCanSendMessages ?? null;
	if (value === null || !['GOWS', 'NOWEB', 'WEBJS'].includes(engine ?? '')) return null;
	return engine === 'GOWS' ? !value : value;
}

/** Seconds are documented, GOWS and NOWEB send milliseconds. Years of today have 10 and 13 digits. */
function timeOf(candidates: unknown[], now: number): string {
	const isTime = (value: unknown): value is number => typeof value === 'number' && value > 0;
	const time = candidates.find(isTime) ?? now;
	const ms = time < 1e11 ? time * 1000 : time;
	return new Date(ms <= 8.64e15 ? ms : now).toISOString();
}
