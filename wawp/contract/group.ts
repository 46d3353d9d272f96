import * as v from 'valibot';
import { gowsPerson, member, optionalJid, type Listed } from './people';
import { count, flag, groupJid, into, object, text, zeroOrOne } from './commonSchemas';

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
export const unnamed: Omit<Group, 'id' | 'subject'> = {
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

const optionalGroup = into(v.nullish(v.union([v.literal(''), groupJid]), null), (id) => id || null);
/** A group that can be looked at has a member: 0 is no count. */
const size = into(v.nullish(count, null), (stated) => stated || null);
const seconds = into(v.nullish(v.number(), null), (time) =>
	time ? new Date(time * 1000).toISOString() : null,
);
/** Go's unset time is in the year 1. */
const rfc3339 = into(text, (time) => {
	const ms = Date.parse(time ?? '');
	return ms > 0 ? new Date(ms).toISOString() : null;
});

/**
 * A group without a name and a date is not loaded. What it says of settings and members says nothing: all of Go's unset
 * values on GOWS (WAHA #2027, #2099); false, and who has come since, on NOWEB (WAHA #1765, NowebPersistentStore.ts).
 */
function asLoaded(group: Group): Group {
	if (group.subject !== null || group.createdAt !== null) return group;
	return {
		...group,
		members: null,
		messagesAdminsOnly: null,
		infoAdminsOnly: null,
		joinApproval: null,
		isCommunity: null,
	};
}

/** GOWS: whatsmeow's GroupInfo (types/group.go). `ParticipantCount` came in December 2025. */
export const gows = object(
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
	(group): Group =>
		asLoaded({
			id: group.JID,
			subject: group.Name,
			description: group.Topic,
			owner: group.OwnerPN ?? group.OwnerJID ?? null,
			createdAt: group.GroupCreated,
			size: group.ParticipantCount,
			members: group.Participants,
			messagesAdminsOnly: group.IsAnnounce,
			infoAdminsOnly: group.IsLocked,
			joinApproval: group.IsJoinApprovalRequired,
			isCommunity: group.IsParent,
			parentId: group.LinkedParentJID,
		}),
);

/** NOWEB: Baileys' GroupMetadata (Socket/groups.ts); also the `groupMetadata` of WEBJS. */
export const metadata = object(
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
	(group): Group =>
		asLoaded({
			id: group.id,
			subject: group.subject,
			description: group.desc,
			owner: group.owner ?? null,
			createdAt: group.creation,
			size: group.size,
			members: group.participants,
			messagesAdminsOnly: group.announce,
			infoAdminsOnly: group.restrict,
			joinApproval: group.joinApprovalMode ?? group.membershipApprovalMode,
			isCommunity: group.isCommunity ?? group.isParentGroup,
			parentId: group.linkedParent ?? group.parentGroup,
		}),
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

/**
 * NOWEB keeps a group for a day, and of what happens meanwhile the list of its members only, not its size
 * (NowebPersistentStore.ts). Of a community, the list has the admins only.
 */
const noweb = into(metadata, (info): Group => {
	const listed = info.isCommunity ? 0 : (info.members?.length ?? 0);
	return { ...info, size: listed || info.size };
});

/** A group in an answer of any engine. */
export const group = v.union([gows, webjs, noweb]);

/**
 * What an invite leads to. WhatsApp Web has wrapped it since July 2025 (wa-js PR #2829, sendQueryGroupInvite.ts). Older
 * Baileys gives as size what it lists, which can be a part (PR #1600).
 */
export const groupOfInvite = v.union([
	gows,
	webjs,
	object({ groupInfo: metadata }, ({ groupInfo }) => groupInfo),
	into(metadata, (info): Group => {
		return info.size === info.members?.length ? { ...info, size: null } : info;
	}),
]);
