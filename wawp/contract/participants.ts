import * as v from 'valibot';
import { endpoint, groupPath, type OfGroup } from './endpoint';
import {
	gowsPerson,
	member,
	personJid,
	personKey,
	personResult,
	type PersonResult,
} from './people';
import { done, flag, into, object, withRaw } from './commonSchemas';

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/participants. GOWS sends nothing for a group that it has not loaded. */
export const listParticipants = endpoint({
	method: 'GET',
	ways: ({ groupId }: OfGroup) => [{ path: groupPath(groupId, 'participants') }],
	about: 'reading',
	answer: v.array(withRaw(member)),
	emptyMeans: 'notLoaded',
});

/** NOWEB: status and ID as texts, and WhatsApp's own node (Baileys, groupParticipantsUpdate). */
const nowebRow = object(
	{
		status: v.pipe(v.string(), v.regex(/^\d{3}$/)),
		jid: personJid,
		content: v.optional(
			v.looseObject({
				attrs: v.looseObject({ phone_number: v.optional(personJid), lid: v.optional(personJid) }),
			}),
		),
	},
	({ status, jid, content }) => {
		const { phone_number: phone, lid } = content?.attrs ?? {};
		return personResult(
			[jid, phone, lid].filter((id) => id !== undefined),
			Number(status),
		);
	},
);

const rows = v.union([
	v.array(into(gowsPerson, ({ ids, code }) => personResult(ids, code || 200))),
	v.array(nowebRow),
	// whatsapp-web.js, GroupChat.addParticipants
	into(
		v.record(
			personKey,
			v.looseObject({ code: v.number(), message: v.string(), isInviteV4Sent: flag }),
		),
		(keyed) =>
			Object.entries(keyed).map(([id, { code, isInviteV4Sent }]) =>
				personResult([id], code, {
					isInvited: isInviteV4Sent === true,
					isUnread: code === 400 || code >= 500,
				}),
			),
	),
]);

/** Whom the answer names; nobody in `{ ok: true }` (Wawp's pages) and `{ status: 200 }` (WEBJS). */
const results = v.union([
	rows,
	into(v.union([done, v.looseObject({ status: v.literal(200) })]), (): PersonResult[] => []),
]);

/** Adding, removing, promoting and demoting. */
export type PeopleChange = 'add' | 'remove' | 'promote' | 'demote';

const BELOW: Record<PeopleChange, [string, string]> = {
	add: ['participants', 'add'],
	remove: ['participants', 'remove'],
	promote: ['admin', 'promote'],
	demote: ['admin', 'demote'],
};

/**
 * Sources: https://api.wawp.net/en/docs/v2/groups/{id}/participants/add, …/participants/remove, …/admin/promote,
 * …/admin/demote
 */
export const changeParticipants = endpoint({
	method: 'POST',
	ways: ({ groupId, change, ids }: OfGroup & { change: PeopleChange; ids: string[] }) => [
		{
			path: groupPath(groupId, ...BELOW[change]),
			body: { participants: ids.map((id) => ({ id })) },
		},
	],
	about: 'members',
	answer: withRaw(into(results, (people) => ({ people }))),
	outdates: ['sizes'],
});
