import * as v from 'valibot';
import { endpoint, groupPath, type OfGroup } from './endpoint';
import { gows, group, metadata, unnamed, type Group } from './group';
import { personKey, personResult, type PersonResult } from './people';
import {
	count,
	done,
	flag,
	groupJid,
	groupKey,
	into,
	object,
	text,
	withRaw,
} from './commonSchemas';

/** An array (GOWS, WEBJS), or an object with a key for each ID (NOWEB). */
const groups = v.union([
	v.array(withRaw(group)),
	into(v.record(groupKey, withRaw(group)), (keyed) => Object.values(keyed)),
]);

/** How a page of groups is wanted. */
export interface GroupPage {
	limit: number;
	offset: number;
	sortBy?: 'id' | 'subject';
	sortOrder?: 'asc' | 'desc';
	/** Members make lists heavy. */
	exclude?: 'participants';
}

/**
 * No page of Wawp's; WAHA's OpenAPI. A client of Wawp notes that a sibling endpoint answers 400 to keys that it does
 * not know, hence the ways with fewer of them.
 */
export const listGroups = endpoint({
	method: 'GET',
	ways: ({ limit, offset, ...others }: GroupPage) => [
		{ path: '/v2/groups', query: { limit, offset, ...others } },
		{ path: '/v2/groups', query: { limit, offset } },
		{ path: '/v2/groups' },
	],
	about: 'list',
	answer: groups,
});

/** No page of Wawp's; WAHA's OpenAPI. */
export const countGroups = endpoint({
	method: 'GET',
	ways: () => [{ path: '/v2/groups/count' }],
	about: 'list',
	answer: object({ count }, (answer) => answer.count),
});

/** No page of Wawp's; WAHA's OpenAPI. */
export const refreshGroups = endpoint({
	method: 'POST',
	ways: () => [{ path: '/v2/groups/refresh' }],
	about: 'list',
	answer: done,
	outdates: ['names', 'sizes'],
});

/** No page of Wawp's; WAHA's OpenAPI. WEBJS is silent where it does not know the group (getChatById). */
export const getGroup = endpoint({
	method: 'GET',
	ways: ({ groupId }: OfGroup) => [{ path: groupPath(groupId) }],
	about: 'reading',
	answer: withRaw(group),
	emptyMeans: 'notInGroup',
});

/** A group that was just made, and what the answer says of the people. */
export interface Created extends Group {
	/** `null` where it lists everybody who was asked for, refused or not (Baileys drops their codes). */
	people: PersonResult[] | null;
}

const created = v.union([
	into(gows, (made): Created => {
		const people = (made.members ?? []).map(({ ids, code }) => personResult(ids, code));
		const members = made.members?.filter(({ code }) => code === 0) ?? null;
		return { ...made, members, people };
	}),
	// whatsapp-web.js, Client.createGroup
	object(
		{
			title: text,
			gid: groupJid,
			participants: v.record(
				v.string(),
				v.looseObject({ statusCode: v.number(), isInviteV4Sent: flag }),
			),
		},
		({ title, gid, participants }): Created => {
			const people = Object.entries(participants).map(([id, { statusCode, isInviteV4Sent }]) =>
				personResult([id], statusCode, { isInvited: isInviteV4Sent === true }),
			);
			return { ...unnamed, id: gid, subject: title, people };
		},
	),
	// WAHA on WPP: wa-js, group/functions/create.ts
	object(
		{ gid: groupJid, participants: v.record(personKey, v.looseObject({ code: v.number() })) },
		({ gid, participants }): Created => {
			const people = Object.entries(participants).map(([id, { code }]) => personResult([id], code));
			return { ...unnamed, id: gid, subject: null, people };
		},
	),
	into(metadata, (made): Created => ({ ...made, people: null })),
]);

/** Source: https://api.wawp.net/en/docs/v2/groups/create, which names both paths. */
export const createGroup = endpoint({
	method: 'POST',
	ways: ({ name, ids }: { name: string; ids: string[] }) => {
		const body = { name, participants: ids.map((id) => ({ id })) };
		return [
			{ path: '/v2/groups', body },
			{ path: '/v2/groups/create', body },
		];
	},
	about: 'create',
	answer: withRaw(created),
	outdates: ['names'],
});

/** No page of Wawp's; WAHA's OpenAPI. GOWS and NOWEB cannot do it (501). */
export const deleteGroup = endpoint({
	method: 'DELETE',
	ways: ({ groupId }: OfGroup) => [{ path: groupPath(groupId) }],
	about: 'change',
	answer: done,
	outdates: ['names', 'sizes', 'invites'],
});

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/leave */
export const leaveGroup = endpoint({
	method: 'POST',
	ways: ({ groupId }: OfGroup) => [{ path: groupPath(groupId, 'leave') }],
	about: 'change',
	answer: done,
	outdates: ['names', 'sizes', 'invites'],
});
