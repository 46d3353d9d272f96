import * as v from 'valibot';
import { endpoint, groupPath, type OfGroup } from './endpoint';
import { gowsPerson, member, optionalJid, type Listed } from './people';
import {
	count,
	done,
	flag,
	groupJid,
	groupKey,
	object,
	text,
	withRaw,
	zeroOrOne,
	type WawpFile,
} from './values';

/** A group, whatever the engine behind Wawp calls things. `null` where it does not say. */
export interface Group {
	/** `…@g.us` */
	id: string;
	subject: string | null;
	description: string | null;
	/** Who created it: `<phone>@c.us`, or `…@lid` where WhatsApp hides the number. */
	owner: string | null;
	/** ISO 8601 */
	createdAt: string | null;
	/** Number of members, where it is stated. */
	size: number | null;
	/** The members, where they are listed; in the info of an invite these can be a part. */
	members: Listed[] | null;
	/** Whether only admins may send messages. */
	messagesAdminsOnly: boolean | null;
	/** Whether only admins may edit name, picture and description. */
	infoAdminsOnly: boolean | null;
	/** Whether an admin has to let people in who come by the link. */
	joinApproval: boolean | null;
	/** Whether it is a community: its parent, in which nobody writes. */
	isCommunity: boolean | null;
	/** The community that it belongs to. */
	parentId: string | null;
}

/** Of which nothing but the name is told. */
const unnamed: Omit<Group, 'id' | 'subject'> = {
	description: null,
	owner: null,
	createdAt: null,
	size: null,
	members: null,
	messagesAdminsOnly: null,
	infoAdminsOnly: null,
	joinApproval: null,
	isCommunity: null,
	parentId: null,
};

const optionalGroup = v.pipe(
	v.nullish(v.union([v.literal(''), groupJid]), null),
	v.transform((id) => id || null),
);
/** A group that can be looked at has a member: 0 is no count. */
const size = v.pipe(
	v.nullish(count, null),
	v.transform((stated) => stated || null),
);
const seconds = v.pipe(
	v.nullish(v.number(), null),
	v.transform((time) => (time ? new Date(time * 1000).toISOString() : null)),
);
/** Go's unset time is in the year 1. */
const rfc3339 = v.pipe(
	text,
	v.transform((time) => {
		const ms = Date.parse(time ?? '');
		return ms > 0 ? new Date(ms).toISOString() : null;
	}),
);

/** GOWS: whatsmeow's GroupInfo (types/group.go). `ParticipantCount` came in December 2025. */
const gows = object(
	{
		JID: groupJid,
		Name: text,
		Topic: text,
		OwnerPN: optionalJid,
		OwnerJID: optionalJid,
		GroupCreated: rfc3339,
		ParticipantCount: size,
		Participants: v.nullish(v.array(gowsPerson), null),
		IsAnnounce: flag,
		IsLocked: flag,
		IsJoinApprovalRequired: flag,
		IsParent: flag,
		LinkedParentJID: optionalGroup,
	},
	(group): Group => {
		// what GOWS has not loaded yet has all of Go's unset values, which say nothing (WAHA #2027, #2099)
		const isLoaded = group.Name !== null || group.GroupCreated !== null;
		return {
			id: group.JID,
			subject: group.Name,
			description: group.Topic,
			owner: group.OwnerPN ?? group.OwnerJID ?? null,
			createdAt: group.GroupCreated,
			size: group.ParticipantCount,
			members: group.Participants,
			messagesAdminsOnly: isLoaded ? group.IsAnnounce : null,
			infoAdminsOnly: isLoaded ? group.IsLocked : null,
			joinApproval: isLoaded ? group.IsJoinApprovalRequired : null,
			isCommunity: isLoaded ? group.IsParent : null,
			parentId: group.LinkedParentJID,
		};
	},
);

/** NOWEB: Baileys' GroupMetadata (Socket/groups.ts); also the `groupMetadata` of WEBJS. */
const metadata = object(
	{
		id: groupJid,
		subject: text,
		desc: text,
		owner: optionalJid,
		creation: seconds,
		size,
		participants: v.nullish(v.array(member), null),
		announce: flag,
		restrict: flag,
		joinApprovalMode: flag,
		membershipApprovalMode: zeroOrOne,
		isCommunity: flag,
		linkedParent: optionalGroup,
		// of WEBJS (WAHA #1209)
		isParentGroup: flag,
		parentGroup: optionalGroup,
	},
	(group): Group => {
		// NOWEB keeps what single events have told of a group that it has not loaded: who has come since, and false for
		// all settings (WAHA #1765, NowebPersistentStore.ts)
		const isLoaded = group.subject !== null || group.creation !== null;
		return {
			id: group.id,
			subject: group.subject,
			description: group.desc,
			owner: group.owner ?? null,
			createdAt: group.creation,
			size: group.size,
			members: isLoaded ? group.participants : null,
			messagesAdminsOnly: isLoaded ? group.announce : null,
			infoAdminsOnly: isLoaded ? group.restrict : null,
			joinApproval: isLoaded ? (group.joinApprovalMode ?? group.membershipApprovalMode) : null,
			isCommunity: isLoaded ? (group.isCommunity ?? group.isParentGroup) : null,
			parentId: group.linkedParent ?? group.parentGroup,
		};
	},
);

/** WEBJS: whatsapp-web.js' GroupChat, which keeps most of it in its metadata. A chat can come without (WAHA #661). */
const webjs = object(
	{ id: groupJid, name: text, isGroup: v.boolean(), groupMetadata: v.nullish(metadata, null) },
	({ id, name, groupMetadata }): Group => {
		return groupMetadata
			? { ...groupMetadata, subject: groupMetadata.subject ?? name }
			: { ...unnamed, id, subject: name };
	},
);

/** A group in an answer of any engine. */
const group = v.union([gows, webjs, metadata]);

/**
 * What an invite leads to. WhatsApp Web has wrapped it since July 2025 (wa-js PR #2829, sendQueryGroupInvite.ts). Older
 * Baileys gives as size what it lists, which can be a part (PR #1600).
 */
export const groupOfInvite = v.union([
	gows,
	webjs,
	object({ groupInfo: metadata }, ({ groupInfo }) => groupInfo),
	v.pipe(
		metadata,
		v.transform((info): Group => {
			return info.size === info.members?.length ? { ...info, size: null } : info;
		}),
	),
]);

/** An array (GOWS, WEBJS), or an object with a key for each ID (NOWEB). */
const groups = v.union([
	v.array(withRaw(group)),
	v.pipe(
		v.record(groupKey, withRaw(group)),
		v.transform((keyed) => Object.values(keyed)),
	),
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

/** WhatsApp's word on one person who was to be in a new group. */
export interface Invited {
	ids: string[];
	/** WhatsApp's code; 0 or 200 for whoever is in. */
	code: number;
	/** WhatsApp has sent an invitation of its own. */
	isInvited: boolean;
}

/** A group that was just made, and what the answer says of the people. */
export interface Created extends Group {
	/** `null` where it lists everybody who was asked for, refused or not (Baileys drops their codes). */
	people: Invited[] | null;
}

const created = v.union([
	v.pipe(
		gows,
		v.transform((made): Created => {
			const people = (made.members ?? []).map(({ ids, code }) => ({ ids, code, isInvited: false }));
			const members = made.members?.filter(({ code }) => code === 0) ?? null;
			return { ...made, members, people };
		}),
	),
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
			const people = Object.entries(participants).map(([id, { statusCode, isInviteV4Sent }]) => ({
				ids: [id],
				code: statusCode,
				isInvited: isInviteV4Sent === true,
			}));
			return { ...unnamed, id: gid, subject: title, people };
		},
	),
	v.pipe(
		metadata,
		v.transform((made): Created => ({ ...made, people: null })),
	),
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

/** Sources: https://api.wawp.net/en/docs/v2/groups/{id}/subject and …/description */
export const setText = endpoint({
	method: 'PUT',
	ways: ({
		groupId,
		field,
		value,
	}: OfGroup & { field: 'subject' | 'description'; value: string }) => [
		{ path: groupPath(groupId, field), body: { [field]: value } },
	],
	about: 'change',
	answer: done,
	outdates: ['names'],
});

/** Who may edit the info of a group, and who may write in it. */
export type Setting = 'info-admin-only' | 'messages-admin-only';

/** Sources: https://api.wawp.net/en/docs/v2/groups/{id}/settings/security/{info,messages}-admin-only */
export const getSetting = endpoint({
	method: 'GET',
	ways: ({ groupId, setting }: OfGroup & { setting: Setting }) => [
		{ path: groupPath(groupId, 'settings', 'security', setting) },
	],
	about: 'reading',
	// NOWEB's store has none for a group that was not loaded (session.noweb.core.ts)
	answer: v.union([
		object({ adminsOnly: v.boolean() }, ({ adminsOnly }) => adminsOnly),
		v.pipe(
			v.strictObject({}),
			v.transform(() => null),
		),
	]),
});

/** No page of Wawp's. WAHA takes the value from the body, Wawp's older node sends it in the query: both have it. */
export const setSetting = endpoint({
	method: 'PUT',
	ways: ({ groupId, setting, adminsOnly }: OfGroup & { setting: Setting; adminsOnly: boolean }) => [
		{
			path: groupPath(groupId, 'settings', 'security', setting),
			query: { adminsOnly },
			body: { adminsOnly },
		},
	],
	about: 'change',
	answer: done,
});

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/picture; `null` for a group without one (WAHA). */
export const getPicture = endpoint({
	method: 'GET',
	ways: ({ groupId, refresh }: OfGroup & { refresh: boolean }) => [
		{ path: groupPath(groupId, 'picture'), ...(refresh && { query: { refresh } }) },
	],
	about: 'picture',
	answer: object({ url: v.nullable(v.pipe(v.string(), v.url())) }, ({ url }) => url),
});

/** No page of Wawp's; the body is WAHA's. */
export const setPicture = endpoint({
	method: 'PUT',
	ways: ({ groupId, file }: OfGroup & { file: WawpFile }) => [
		{ path: groupPath(groupId, 'picture'), body: { file } },
	],
	about: 'picture',
	answer: done,
});

/** No page of Wawp's; WAHA's OpenAPI. */
export const deletePicture = endpoint({
	method: 'DELETE',
	ways: ({ groupId }: OfGroup) => [{ path: groupPath(groupId, 'picture') }],
	about: 'picture',
	answer: done,
});
