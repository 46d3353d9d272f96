import type { IDataObject } from 'n8n-workflow';
import type { Group } from '../../../emulator/index.cts';
import { fieldsOf } from './errorTruth.cts';
import type { Told } from './happening.cts';
import * as people from './peopleClaims.cts';

/** What an operation claims, and how that is seen in the emulator's state. */
export interface Claim {
	/** Whether an item says what is so. What it leaves open is no lie. */
	isSo(json: IDataObject, told: Told): boolean;
	/** Whether it leaves nothing open; default: it cannot. */
	isDefinite?(json: IDataObject): boolean;
	/** What all has to be told, by its key. */
	whole?(told: Told): string[];
	/** Whether each of these is told once. */
	isOnce?: true;
	/** The key of an item; default: whom its `id` means. */
	keyOf?(json: IDataObject, told: Told): string;
	/** The items that may tell it; default: those of the input item. */
	among?(told: Told): IDataObject[];
}

const isSent = ({ status }: IDataObject) => status === 'sent';
const isKnown = ({ status }: IDataObject) => status !== 'unknown';
const isDecided = ({ done }: IDataObject) => done !== null;
const groupMessage: Claim = { isSo: people.isGroupMessage, isDefinite: isSent };

export const CLAIMS: Record<string, Claim> = {
	'invite/getInviteCode': { isSo: isInvite },
	'invite/revokeInviteCode': {
		isSo: (json, told) => isInvite(json, told) && json.code !== told.was?.inviteCode,
	},
	'invite/getOpenInviteCode': {
		isSo: (json, told) =>
			isInvite(json, told) &&
			json.groupId === told.group?.id &&
			json.size === told.group?.participants.size,
	},
	'invite/sendInvite': { isSo: people.isMessage, isDefinite: isSent, whole: people.askedIn },
	'invite/getInviteInfo': { isSo: isInviteInfo },
	'invite/join': { isSo: isJoined, isDefinite: isKnown },
	'message/send': groupMessage,
	'message/sendPoll': groupMessage,
	'message/sendFile': groupMessage,
	'instance/getStatus': {
		isSo({ status, connected, phone, name }, { scene: { emulator } }) {
			const { me, status: now } = emulator.state;
			const isMine = (phone ?? me.phone) === me.phone && (name ?? me.pushName) === me.pushName;
			return status === now && connected === (now === 'WORKING') && isMine;
		},
	},
	'instance/createConnectLink': {
		isSo: ({ link }) => /^https:\/\/app\.wawp\.net\/temp-qr\/\d{64}$/.test(String(link)),
	},
	'group/getMany': {
		isSo: (json, told) => isGroup(json, told, groupsIn(told).get(String(json.id))),
		isDefinite: isWholeGroup,
		whole: (told) => told.scene.emulator.state.myGroups().map(({ id }) => id),
		isOnce: true,
	},
	'group/get': {
		isSo: (json, told) => isGroup(json, told, told.group),
		isDefinite: isWholeGroup,
	},
	'group/count': {
		isSo: ({ count }, { scene: { emulator } }) => count === emulator.state.myGroups().length,
	},
	'group/getSettings': {
		isSo: ({ infoAdminsOnly, messagesAdminsOnly }, { group }) =>
			infoAdminsOnly === group?.restrict && messagesAdminsOnly === group?.announce,
	},
	'group/getPicture': { isSo: ({ url }, { group }) => url === (group?.picture ?? null) },
	'group/setPicture': {
		isSo: ({ updated }, { group }) => updated !== true || Boolean(group?.picture),
		isDefinite: ({ updated }) => updated === true,
	},
	'group/deletePicture': {
		isSo: ({ deleted }, { group }) => deleted !== true || group?.picture === null,
		isDefinite: ({ deleted }) => deleted === true,
	},
	// nothing in the state shows it
	'group/refresh': { isSo: () => true, isDefinite: ({ refreshed }) => refreshed === true },
	'group/create': {
		isSo: isCreated,
		isDefinite: ({ unconfirmed }) => listIn(unconfirmed).length === 0,
	},
	'group/update': {
		isSo: isUpdated,
		isDefinite: ({ unconfirmed }) => listIn(unconfirmed).length === 0,
	},
	'group/delete': {
		isSo: ({ deleted }, { group }) => deleted !== true || group === undefined,
		isDefinite: ({ deleted }) => deleted === true,
	},
	'group/leave': {
		isSo({ left }, { group, step, scene: { emulator } }) {
			const isIn = group !== undefined && emulator.state.mine(group) !== undefined;
			// WEBJS shows nothing of a group that this number is not in
			return left !== true || !isIn || step.fault?.name === '200, empty';
		},
		isDefinite: ({ left }) => left === true,
	},
	'participant/getMany': {
		isSo: people.isMember,
		whole: ({ group }) => [...(group?.participants.keys() ?? [])],
		isOnce: true,
	},
	'participant/lookUp': {
		isSo: people.isNumber,
		isDefinite: ({ phone }) => phone !== null,
		whole: people.askedIn,
	},
	'participant/compare': {
		isSo: people.isCompared,
		isDefinite: isKnown,
		whole: people.askedIn,
		among: people.itemsAboutGroup,
	},
	'participant/findGroups': {
		isSo: people.isFound,
		isDefinite: isKnown,
		whole: people.groupsOfAsked,
		keyOf: people.membershipOf,
	},
	...Object.fromEntries(
		(['add', 'remove', 'promote', 'demote'] as const).map((change): [string, Claim] => [
			`participant/${change}`,
			{
				isSo: people.isChanged(change),
				isDefinite: isDecided,
				whole: people.askedIn,
				isOnce: true,
			},
		]),
	),
};

/** What an operation claims. */
export function claimOf(operation: string): Claim {
	const claim = CLAIMS[operation];
	if (claim === undefined) throw new Error(`Nobody says what ${operation} claims`);
	return claim;
}

/** What was told that is not so, and what was not told. */
export function falseIn(told: Told): string[] {
	const claim = claimOf(told.step.operation);
	const { keyOf = people.personIn, among = ({ items }: Told) => items } = claim;
	const wrong = told.items.filter((json) => !claim.isSo(json, told));
	const rows = among(told);
	if (rows.some(({ error }) => error !== undefined)) return wrong.map(shown);
	const keys = rows.map((json) => keyOf(json, told));
	const whole = claim.whole?.(told);
	const missing = whole?.filter((key) => !keys.includes(key)).map((key) => `not told: ${key}`);
	const isTwice = claim.isOnce && keys.length > (whole ?? []).length;
	return [...wrong.map(shown), ...(missing ?? []), ...(isTwice ? ['told twice'] : [])];
}

/** Whether the node said something for certain. */
export function isDefinite(operation: string, json: IDataObject): boolean {
	if (json.error !== undefined) return false;
	return claimOf(operation).isDefinite?.(json) ?? true;
}

/** For whoever reads a failed test. */
export const shown = (json: unknown) => JSON.stringify(json);

function listIn(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

function groupsIn({ scene: { emulator } }: Told): Map<string, Group> {
	return new Map(emulator.state.myGroups().map((group) => [group.id, group]));
}

/** All three engines tell this much. */
function isWholeGroup({ subject, size, owner, createdAt, joinApproval }: IDataObject): boolean {
	return ![subject, size, owner, createdAt, joinApproval].includes(null);
}

function isInvite({ code, link }: IDataObject, { group }: Told): boolean {
	return code === group?.inviteCode && link === `https://chat.whatsapp.com/${code}`;
}

/** Whether a group is told as the state has it; what an answer leaves out is left open. */
function isGroup(json: IDataObject, { step }: Told, group: Group | undefined): boolean {
	if (group === undefined) return false;
	const { id, subject, description, owner, createdAt, parentId } = group;
	const state = {
		...{ id, groupId: id, subject, description: description || null, owner, parentId },
		...{ createdAt: new Date(createdAt * 1000).toISOString(), size: group.participants.size },
		...{ messagesAdminsOnly: group.announce, infoAdminsOnly: group.restrict },
		joinApproval: group.joinApproval,
		isCommunity: step.engine === 'WEBJS' ? null : group.isCommunity,
	};
	return Object.entries(state).every(
		([name, value]) => json[name] === value || json[name] === null,
	);
}

function isInviteInfo(json: IDataObject, told: Told): boolean {
	const { state } = told.scene.emulator;
	const code = String(told.given.code);
	const group = state.groupByCode(code);
	if (json.status === 'revoked') return state.revokedCodes.has(code);
	if (json.status === 'invalid') return group === undefined;
	const isLive = json.status === 'live' && json.link === `https://chat.whatsapp.com/${code}`;
	return isLive && json.code === code && isGroup(json, told, group);
}

function isJoined({ status, groupId }: IDataObject, { given, scene: { emulator } }: Told): boolean {
	const { state } = emulator;
	const group = state.groupByCode(String(given.code));
	if (groupId !== null && groupId !== group?.id) return false;
	if (status === 'joined') return group !== undefined && state.mine(group) !== undefined;
	if (status === 'requested') return group?.requests.has(state.me.id) === true;
	return status === 'unknown';
}

function isCreated(json: IDataObject, told: Told): boolean {
	const group = told.scene.emulator.state.groups.get(String(json.id));
	if (!group || told.before.has(group.id) || group.subject !== told.given.subject) return false;
	const out = listIn(json.notAdded).map((each) => Object(each).id);
	const open = listIn(json.unconfirmed);
	return listIn(told.given.people)
		.filter((id) => !open.includes(id))
		.every(
			(id) =>
				group.participants.has(people.personIn({ id: String(id) }, told)) !== out.includes(id),
		);
}

/** The parameters of settings, by their names in outputs. */
const PARAMETERS: Record<string, string> = {
	infoAdminsOnly: 'editInfo',
	messagesAdminsOnly: 'sendMessages',
};

/** Each field that was asked for is told, as changed only where it is. */
function isUpdated({ updated, unconfirmed }: IDataObject, { given, group, step }: Told): boolean {
	const fields = (value: unknown) =>
		listIn(value).map((name) => PARAMETERS[String(name)] ?? String(name));
	const [made, open] = [fields(updated), fields(unconfirmed)];
	const now = fieldsOf(group);
	return (
		step.fields.every((field) => made.includes(field) || open.includes(field)) &&
		made.every((field) => now[field] === given[field])
	);
}
