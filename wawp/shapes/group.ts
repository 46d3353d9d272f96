import { isGroupId } from '../ids/groupId';
import { isObject, objectAt, plainText, type JsonObject } from '../../lib/json';
import { readPerson } from '../ids/person';

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
	/** Number of members. */
	size: number | null;
	/** Whether only admins may send messages. */
	announce: boolean | null;
	/** Whether only admins may edit name, picture and description. */
	restrict: boolean | null;
	/** Whether an admin has to let people in who come by the link. */
	joinApproval: boolean | null;
}

/**
 * The group in an answer of GOWS (whatsmeow's names), NOWEB (Baileys') or WEBJS (docs/wawp-api.md,
 * "Engines"); `undefined` if there is none.
 * @param key the group ID, where the answer has it as a key only
 */
export function readGroup(raw: unknown, key = ''): Group | undefined {
	if (!isObject(raw)) return undefined;
	const all = groupFields(raw);
	const id = [
		all.JID,
		all.id,
		objectAt(all, 'id')._serialized,
		all.gid,
		objectAt(all, 'gid')._serialized,
		key,
	].find(isGroupId);
	if (id === undefined) return undefined;
	const owner = readPerson(all.OwnerPN) ?? readPerson(all.OwnerJID) ?? readPerson(all.owner);
	return {
		id,
		subject: textOf(all.Name, all.subject, all.name, all.title),
		description: textOf(all.Topic, all.desc, all.description),
		owner: owner?.id ?? null,
		createdAt: timeOf(all.GroupCreated ?? all.creation),
		size: sizeOf(all),
		announce: flagOf(all.IsAnnounce, all.announce),
		restrict: flagOf(all.IsLocked, all.restrict),
		joinApproval: flagOf(
			all.IsJoinApprovalRequired,
			all.joinApprovalMode,
			all.membershipApprovalMode,
		),
	};
}

/** All that an answer says of a group, at one level: WEBJS keeps most of it one level down. */
export function groupFields(raw: unknown): JsonObject {
	return { ...(isObject(raw) ? raw : {}), ...objectAt(raw, 'groupMetadata') };
}

/** The members that an answer about a group names; `undefined` if it names none. */
export function membersOfGroup(raw: unknown): unknown {
	const { Participants, participants } = groupFields(raw);
	return Participants ?? participants;
}

function textOf(...values: unknown[]): string | null {
	const text = values.find((value) => typeof value === 'string' && value !== '');
	return typeof text === 'string' ? text : null;
}

function flagOf(...values: unknown[]): boolean | null {
	const flag = values.find((value) => typeof value === 'boolean');
	return typeof flag === 'boolean' ? flag : null;
}

/** Seconds since 1970, or a date as text. */
function timeOf(value: unknown): string | null {
	const ms = typeof value === 'number' ? value * 1000 : Date.parse(plainText(value));
	return Number.isNaN(new Date(ms).getTime()) || ms <= 0 ? null : new Date(ms).toISOString();
}

function sizeOf({ size, ParticipantCount, Participants, participants }: JsonObject): number | null {
	const list = Array.isArray(Participants) ? Participants : participants;
	const counted = Array.isArray(list) ? list.length : undefined;
	const stated = [size, ParticipantCount].find((value) => typeof value === 'number' && value > 0);
	return typeof stated === 'number' ? stated : (counted ?? null);
}
