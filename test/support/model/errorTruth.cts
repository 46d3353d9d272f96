import type { IDataObject } from 'n8n-workflow';
import { HABITS, type Group } from '../../../emulator/index.cts';
import type { FailureKind } from '../../../wawp/failures/messages';
import type { Told } from './happening.cts';

/** Errors that name a cause, and when that cause is so. All that are not here never are, in these tests. */
const CAUSES: Partial<Record<FailureKind, (told: Told) => boolean>> = {
	unauthorized: isRefused,
	notAdmin: (told) => !isAdmin(told),
	notInGroup: (told) => !isMember(told),
	groupNotFound: ({ was }) => was === undefined,
	notAllowed: (told) => isRefused(told) || hasHabit(told, 'false, and nothing changed'),
	messageRefused: (told) => hasHabit(told, 'false, and nothing changed'),
	badGateway: (told) => hasHabit(told, 'made, 502'),
	inviteRevoked: ({ scene, given }) => scene.emulator.state.revokedCodes.has(String(given.code)),
	inviteInvalid: ({ scene, given }) =>
		scene.emulator.state.groupByCode(String(given.code)) === undefined,
	linkUnchanged: (told) => told.group?.inviteCode === told.was?.inviteCode || staysLate(told),
	unsupported: ({ step }) => step.engine !== 'WEBJS' && step.operation === 'group/delete',
	// codes of other lengths are read only where nothing stands beside them
	noInviteCode: (told) =>
		!isAdmin(told) || hasFamily(told, 'codes') || told.was?.inviteCode.length !== 22,
	notWawp: (told) => hasHabit(told, 'a page for a code'),
	// These say that it is not known what is the matter, which there must be reason for.
	incomplete: (told) => readsLists(told) && hasHabit(told, ...CUT),
	linkUnconfirmed: (told) =>
		told.step.operation === 'invite/revokeInviteCode' &&
		(hasHabit(told, ...OPEN) ||
			hasFamily(told, 'codes') ||
			told.was?.inviteCode.length !== 22 ||
			!isAdmin(told)),
	unreadable: (told) =>
		(readsLists(told) && hasHabit(told, ...NO_LIST)) ||
		(hasHabit(told, 'lists keyed by ID') && hasFamily(told, 'echoes')) ||
		(told.step.operation === 'group/create' && hasFamily(told, 'changes')),
	refused: (told) =>
		hasHabit(told, 'some of the people only, success: false', 'an error code') ||
		hasHabit(told, 'false, and nothing changed') ||
		(hasHabit(told, 'refusals in data') && isRefused(told)),
	badRequest: (told) =>
		isRefused(told) || (told.step.operation === 'group/delete' && hasFamily(told, 'words')),
	notFound: (told) => isRefused(told) || hasHabit(told, 'only the other paths, 404'),
	serverError: isRefused,
	forbidden: isRefused,
	notAcceptable: isRefused,
};

/** Habits with which a list cannot be had as a whole. */
const CUT = [
	...['offset ignored', 'limit and offset ignored', 'offset ignored, pages of 2'],
	...['an empty list', 'an empty list beside a total'],
];
/** Habits with which what should be a list is none; no group has no members. */
const NO_LIST = [
	...['null for a list', 'words for a list'],
	...['an empty list', 'an empty list beside a total'],
];
/** Habits with which a change can still be under way. */
const OPEN = ['202, and nothing changed', 'queued, and not yet made', 'queued, and made at once'];

/** Whether an error says what is so: its cause, and what it says of what was changed. */
export function errorIsTrue(told: Told, { details, message }: IDataObject): boolean {
	const kind = String(Object(details).reason);
	const cause = Object.hasOwn(CAUSES, kind) ? CAUSES[kind as FailureKind] : undefined;
	return cause !== undefined && cause(told) && progressIsTrue(told, String(message));
}

/** What an update can set, as the state has it. */
export function fieldsOf(group: Group | undefined): IDataObject {
	return {
		subject: group?.subject,
		description: group?.description,
		editInfo: group?.restrict ? 'admins' : 'all',
		sendMessages: group?.announce ? 'admins' : 'all',
	};
}

const FIELDS: Record<string, string> = {
	Name: 'subject',
	Description: 'description',
	'Who May Edit Info': 'editInfo',
	'Who May Send Messages': 'sendMessages',
};

/** What a partial update says of its parts. */
function progressIsTrue({ group, given, was }: Told, message: string): boolean {
	const isAsked = (state: Group | undefined, name: string) => {
		const field = FIELDS[name] ?? '';
		return fieldsOf(state)[field] === given[field];
	};
	const named = (label: string) => {
		const [, list = ''] = new RegExp(`(?:^|[ .])${label}: ([^.]*)\\.`).exec(message) ?? [];
		return [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
	};
	const isUnchanged = (name: string) => !isAsked(group, name) || isAsked(was, name);
	return (
		named('Changed').every((name) => isAsked(group, name)) &&
		named('Not changed').every(isUnchanged)
	);
}

function isMember({ was, scene }: Told): boolean {
	return was?.participants.has(scene.emulator.state.me.id) === true;
}

/** Whether this number was an admin of the group. */
export function isAdmin({ was, scene }: Told): boolean {
	const role = was?.participants.get(scene.emulator.state.me.id)?.role;
	return role !== undefined && role !== 'participant';
}

/** What any member may do; for all else this number has to be an admin. */
const FOR_MEMBERS = [
	...['group/get', 'group/getSettings', 'group/getPicture', 'group/leave'],
	...['participant/getMany', 'participant/compare', 'message/send'],
];

/** Whether a real WhatsApp would refuse what the step asks for. */
function isRefused(told: Told): boolean {
	const { step, was, scene, given } = told;
	if (/^invite\/(join|getInviteInfo)$/.test(step.operation)) {
		return scene.emulator.state.groupByCode(String(given.code)) === undefined;
	}
	if (was === undefined || !isMember(told)) return true;
	const isForAdmins = step.operation === 'message/send' && was.announce;
	return (isForAdmins || !FOR_MEMBERS.includes(step.operation)) && !isAdmin(told);
}

/** A plain yes is believed where looking cannot tell: an engine's error for a group of others says nothing. */
export function isOnlyTold(told: Told): boolean {
	return !isMember(told) && saysYes(told);
}

/** Whether the answer to a change says plainly that it was made. */
export function saysYes(told: Told): boolean {
	const yes = [
		'ok, and nothing changed',
		'success, and nothing changed',
		'200, and nothing changed',
	];
	return yes.some((name) => hasHabit(told, name));
}

/** Two looks are what the node takes; a server that is later than that is believed. */
export function staysLate(told: Told): boolean {
	return hasHabit(told, 'readings that stay late');
}

function hasHabit({ step }: Told, ...names: string[]): boolean {
	return step.habits.some((name) => names.includes(name));
}

function readsLists({ step: { operation } }: Told): boolean {
	return (
		operation.endsWith('/getMany') ||
		['participant/compare', 'participant/findGroups'].includes(operation)
	);
}

function hasFamily({ step }: Told, ...families: Array<keyof typeof HABITS>): boolean {
	return step.habits.some((name) => families.some((family) => name in HABITS[family]));
}
