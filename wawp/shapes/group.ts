import { isGroupId } from '../ids/groupId';
import { idText } from '../ids/idText';
import {
	isObject,
	objectAt,
	plainNumber,
	plainText,
	yesOrNo,
	type JsonObject,
} from '../../lib/json';
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
	messagesAdminsOnly: boolean | null;
	/** Whether only admins may edit name, picture and description. */
	infoAdminsOnly: boolean | null;
	/** Whether an admin has to let people in who come by the link. */
	joinApproval: boolean | null;
}

/** What only groups have: an error can have a name and a title too. */
const GROUP_FIELDS = [
	...['Name', 'subject', 'Topic', 'desc', 'Participants', 'participants', 'size', 'creation'],
	...['IsAnnounce', 'announce', 'IsLocked', 'restrict', 'GroupCreated'],
];

/** What gateways put around a group. */
const WRAPPERS = ['data', 'group', 'groupInfo', 'result', 'response'];

/**
 * The group in an answer of GOWS (whatsmeow's names), NOWEB (Baileys') or WEBJS (docs/wawp-api.md,
 * "Engines"), also wrapped or under its ID; `undefined` if there is none.
 * @param key the group ID, where the answer has it as a key only, or was asked for by it
 */
export function readGroup(raw: unknown, key = ''): Group | undefined {
	const found = groupIn(raw, key);
	if (found === undefined) return undefined;
	const { id, all } = found;
	const subject = textOf(all.Name, all.subject, all.name, all.title);
	const createdAt = timeOf(all.GroupCreated ?? all.creation);
	// a group that the engine has not loaded yet: what is false are Go's zeros
	const isNamed = ['Name', 'GroupCreated', 'creation'].some((name) => name in all);
	const isShell = subject === null && createdAt === null && isNamed;
	const flagIn = (...values: unknown[]) => flagOf(values, isShell);
	const owner = readPerson(all.OwnerPN) ?? readPerson(all.OwnerJID) ?? readPerson(all.owner);
	return {
		id,
		subject,
		description: textOf(all.Topic, all.desc, all.description),
		owner: owner?.id ?? null,
		createdAt,
		size: sizeOf(all),
		messagesAdminsOnly: flagIn(all.IsAnnounce, all.announce),
		infoAdminsOnly: flagIn(all.IsLocked, all.restrict),
		joinApproval: flagIn(
			all.IsJoinApprovalRequired,
			all.joinApprovalMode,
			all.membershipApprovalMode,
			all.newMembersApprovalRequired,
		),
	};
}

function idsOf(all: JsonObject): unknown[] {
	const names = [
		all.JID,
		all.jid,
		all.id,
		all.gid,
		all.groupId,
		all.group_id,
		all.groupJid,
		all.chatId,
	];
	// some leave the end of it out
	return names.map(idText).map((id) => (isBareId(id) ? `${plainText(id)}@g.us` : id));
}

function isBareId(id: unknown): boolean {
	return /^120363\d{9,}$/.test(plainText(id));
}

/** The members that an answer about a group names; `undefined` if it names none. */
export function membersOfGroup(raw: unknown, key = ''): unknown {
	const { Participants, participants } = groupIn(raw, key)?.all ?? {};
	return Participants ?? participants;
}

/** All that an answer says of a group, and the ID: at whatever depth, and under whatever name. */
function groupIn(raw: unknown, key: string): { id: string; all: JsonObject } | undefined {
	if (Array.isArray(raw)) return raw.length === 1 ? groupIn(raw[0], key) : undefined;
	if (!isObject(raw)) return undefined;
	if (isObject(raw[key])) return groupIn(raw[key], key);
	// WEBJS keeps most of it one level down
	const all = { ...raw, ...objectAt(raw, 'groupMetadata') };
	const isGroup = GROUP_FIELDS.some((name) => name in all);
	const id = [...idsOf(all), ...(isGroup ? [key] : [])].find(isGroupId);
	if (id !== undefined) return { id, all };
	return WRAPPERS.map((name) => groupIn(raw[name], key)).find((group) => group !== undefined);
}

function textOf(...values: unknown[]): string | null {
	const told = values.filter((value) => typeof value === 'string' || typeof value === 'number');
	return told.map(String).find((text) => text !== '') ?? null;
}

/** The first that says yes or no; WEBJS's `membershipApprovalMode` is 1 or 0. */
function flagOf(values: unknown[], isShell: boolean): boolean | null {
	const flag = values.map(yesOrNo).find((each) => each !== null) ?? null;
	return isShell ? flag || null : flag;
}

/** From here on a number of seconds since 1970 would be in the year 5138: it is milliseconds. */
const FIRST_IN_MS = 1e11;

/** Seconds or milliseconds since 1970, also as a text; or a date as text. */
function timeOf(value: unknown): string | null {
	const number = plainNumber(value);
	const ms = number < FIRST_IN_MS ? number * 1000 : number;
	const time = Number.isNaN(ms) ? Date.parse(plainText(value)) : ms;
	return Number.isNaN(new Date(time).getTime()) || time <= 0 ? null : new Date(time).toISOString();
}

const SIZES = [
	...[
		'size',
		'ParticipantCount',
		'participantCount',
		'participantsCount',
		'participants_count',
		'memberCount',
	],
	...['membersCount', 'totalParticipants'],
];

/** A group that can be looked at has a member: a size of 0 says nothing. */
function sizeOf({ Participants, participants, ...all }: JsonObject): number | null {
	const list = Array.isArray(Participants) ? Participants : participants;
	const counted = Array.isArray(list) ? list.length : NaN;
	const told = SIZES.map((name) => plainNumber(all[name])).filter((number) => number > 0);
	if (told.length > 0) return Math.max(...told);
	const isPart = [all.partial, all.isPartial, all.truncated].some((each) => yesOrNo(each) === true);
	return counted > 0 && !isPart ? counted : null;
}
