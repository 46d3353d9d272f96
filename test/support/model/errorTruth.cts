import type { IDataObject } from 'n8n-workflow';
import { HABITS } from '../../../emulator/index.cts';
import type { FailureKind } from '../../../wawp/failures/messages';
import type { Told } from './happening.cts';

/** Errors that name a cause, and when that cause is so. All that are not here never are, in these tests. */
const CAUSES: Partial<Record<FailureKind, (told: Told) => boolean>> = {
	unauthorized: isRefused,
	notAdmin: (told) => !isAdmin(told),
	notInGroup: (told) => !isMember(told),
	groupNotFound: ({ was }) => was === undefined,
	notAllowed: (told) => isRefused(told) || hasHabit(told, 'false, and nothing changed'),
	inviteRevoked: ({ scene, given }) => scene.emulator.state.revokedCodes.has(String(given.code)),
	inviteInvalid: ({ scene, given }) =>
		scene.emulator.state.groupByCode(String(given.code)) === undefined,
	linkUnchanged: (told) => told.group?.inviteCode === told.was?.inviteCode || staysLate(told),
	unsupported: ({ step }) => step.engine !== 'WEBJS' && step.operation === 'group/delete',
	noInviteCode: (told) => !isAdmin(told) || hasFamily(told, 'codes'),
	notWawp: (told) => hasHabit(told, 'a page for a code'),
	// These say that it is not known what is the matter, which there must be reason for.
	incomplete: (told) => hasFamily(told, 'lists'),
	linkUnconfirmed: (told) => told.step.habits.length > 0 || isRefused(told),
	unreadable: (told) => told.step.habits.length > 0,
	refused: (told) => told.step.habits.length > 0,
	badRequest: (told) => told.step.habits.length > 0 || isRefused(told),
	notFound: isRefused,
	serverError: isRefused,
	forbidden: isRefused,
	notAcceptable: isRefused,
};

/** Whether an error says what is so: its cause, and what it says of what was changed. */
export function errorIsTrue(told: Told, { details, message }: IDataObject): boolean {
	const kind = String(Object(details).reason);
	const cause = Object.hasOwn(CAUSES, kind) ? CAUSES[kind as FailureKind] : undefined;
	return cause !== undefined && cause(told) && progressIsTrue(told, String(message));
}

/** What a partial update says of its parts. */
function progressIsTrue({ group, given, was }: Told, message: string): boolean {
	const isSo = (name: string) =>
		({
			Subject: group?.subject === given.subject,
			Description: group?.description === given.description,
			'Who May Edit Info': (group?.restrict ? 'admins' : 'all') === given.editInfo,
			'Who May Send Messages': (group?.announce ? 'admins' : 'all') === given.sendMessages,
		})[name];
	const was_ = (name: string) =>
		({
			Subject: was?.subject === given.subject,
			Description: was?.description === given.description,
			'Who May Edit Info': (was?.restrict ? 'admins' : 'all') === given.editInfo,
			'Who May Send Messages': (was?.announce ? 'admins' : 'all') === given.sendMessages,
		})[name];
	const named = (label: string) => {
		const [, list = ''] = new RegExp(`(?:^|[ .])${label}: ([^.]*)\\.`).exec(message) ?? [];
		return [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
	};
	return (
		named('Changed').every(isSo) && named('Not changed').every((name) => !isSo(name) || was_(name))
	);
}

function isMember({ was, scene }: Told): boolean {
	return was?.participants.has(scene.emulator.state.me.id) === true;
}

function isAdmin({ was, scene }: Told): boolean {
	const role = was?.participants.get(scene.emulator.state.me.id)?.role;
	return role !== undefined && role !== 'participant';
}

/** Whether a real WhatsApp would refuse what the step asks for. */
function isRefused(told: Told): boolean {
	const { step, was, scene, given } = told;
	if (/^invite\/(join|getInviteInfo)$/.test(step.operation)) {
		return scene.emulator.state.groupByCode(String(given.code)) === undefined;
	}
	return was === undefined || !isMember(told) || !isAdmin(told);
}

/** A plain yes is believed where looking cannot tell: an engine's error for a group of others says nothing. */
export function isOnlyTold(told: Told): boolean {
	const yes = [
		'ok, and nothing changed',
		'success, and nothing changed',
		'200, and nothing changed',
	];
	return !isMember(told) && yes.some((name) => hasHabit(told, name));
}

/** Two looks are what the node takes; a server that is later than that is believed. */
export function staysLate(told: Told): boolean {
	return hasHabit(told, 'readings that stay late');
}

function hasHabit({ step }: Told, name: string): boolean {
	return step.habits.includes(name);
}

function hasFamily({ step }: Told, family: keyof typeof HABITS): boolean {
	return step.habits.some((name) => name in HABITS[family]);
}
