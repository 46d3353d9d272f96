import * as v from 'valibot';
import { flag, groupJid, into, object, text, zeroOrOne } from '../contract/commonSchemas';
import { optionalJid, personJid } from '../contract/people';
import { inviteCodeOfLink, inviteOf, isRealCode } from '../ids/inviteCode';
import { personOf, type Person } from '../ids/person';

const KINDS = ['join', 'leave', 'promote', 'demote'] as const;
export type Kind = (typeof KINDS)[number];

/** Somebody in an event: an ID (Wawp's pages), or WAHA's GroupParticipant, whose `pn` may be null, '' or missing. */
const person = v.union([
	into(personJid, (id) => personOf([id])),
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
const people = into(v.record(v.pipe(v.string(), v.digits()), person), (keyed) =>
	Object.values(keyed),
);

/** What happened to whom; nobody where it happened to this number. */
export interface Happening {
	groupId: string;
	kind: Kind;
	subject?: string | null;
	people?: Person[];
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
		({ type: kind, group, participants: who }): Happening => {
			return { groupId: group.id, kind, people: who };
		},
	),
	object(
		{ action: v.picklist(KINDS), chatId: groupJid, participants: people },
		({ action: kind, chatId: groupId, participants: who }): Happening => {
			return { groupId, kind, people: who };
		},
	),
]);

/** Anybody by Wawp's pages (group.v2.join, group.v2.leave), this number by WAHA, which has the whole group then. */
const joinOrLeave = (kind: 'join' | 'leave') =>
	v.union([
		object(
			{ chatId: groupJid, participants: people },
			({ chatId: groupId, participants: who }): Happening => ({ groupId, kind, people: who }),
		),
		object(
			{
				group: v.looseObject({ id: groupJid, subject: text, participants: v.optional(people) }),
			},
			({ group: { id: groupId, subject, participants: members } }): Happening => {
				return { groupId, kind, subject, members };
			},
		),
	]);

/** By the name of the event. */
export const HAPPENINGS = new Map<string, v.GenericSchema<unknown, Happening>>([
	['group.v2.participants', participants],
	['group.v2.join', joinOrLeave('join')],
	['group.v2.leave', joinOrLeave('leave')],
]);

/** A code (WEBJS) or a link (GOWS, NOWEB). */
const invite = into(v.string(), (given) => {
	const code = isRealCode(given) ? given : inviteCodeOfLink(given);
	return code && inviteOf(code).link;
});

/** Source: WAHA's groups.{gows,noweb,webjs}.ts. Wawp's page group.v2.update names the group only as far as it can be read. */
export const update = v.union([
	object(
		{
			group: v.looseObject({
				id: groupJid,
				subject: text,
				description: v.optional(v.string()),
				invite: v.nullish(invite),
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
export const envelope = v.looseObject({
	event: v.string(),
	engine: v.optional(v.string()),
	timestamp: v.optional(v.unknown()),
	me: v.nullish(v.looseObject({ id: optionalJid, lid: optionalJid })),
	payload: v.looseObject({ timestamp: v.optional(v.unknown()) }),
});
