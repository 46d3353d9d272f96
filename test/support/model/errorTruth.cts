import type { IDataObject } from 'n8n-workflow';
import type { Group } from '../../../emulator/index.cts';
import { KINDS, type FailureKind } from '../../../wawp/failures/kinds';
import type { Told } from './happening.cts';
import type { Step } from './steps.cts';

/** Errors that name a cause, and when that cause is so. All that are not here never are, in these tests. */
const CAUSES: Partial<Record<FailureKind, (told: Told) => boolean>> = {
	notAdmin: (told) => !isAdmin(told),
	notInGroup: (told) => !isMember(told),
	groupNotFound: ({ was }) => was === undefined,
	notAllowed: isRefused,
	inviteRevoked: ({ scene, given }) => scene.emulator.state.revokedCodes.has(String(given.code)),
	inviteInvalid: ({ scene, given }) =>
		scene.emulator.state.groupByCode(String(given.code)) === undefined,
	unsupported: ({ step }) => step.engine !== 'WEBJS' && step.operation === 'group/delete',
	noInviteCode: (told) => !isAdmin(told),
	// these say that it is not known what is the matter, which there must be reason for
	badRequest: isRefused,
	notFound: isRefused,
	serverError: isRefused,
	notAcceptable: isRefused,
};

/** Whether an error says what is so: its cause, and what it says of what was changed. */
export function errorIsTrue(told: Told, { error, message }: IDataObject): boolean {
	const { fault } = told.step;
	const kind = kindOf(String(error));
	if (kind === undefined || !progressIsTrue(told, String(message))) return false;
	// of what went wrong, many things can be said, but in words of ours
	if (fault) return !fault.isAlwaysSo || isPartial(told.step) || kind === fault.kind;
	return CAUSES[kind]?.(told) === true;
}

/** Whether some requests are met by no fault. */
export function isPartial({ isOnce, isOnChange }: Step): boolean {
	return isOnce === true || isOnChange === true;
}

/** The kind of failure that has this sentence, apart from what it is about. */
export function kindOf(error: string): FailureKind | undefined {
	const sentence = error.replace(/^"[^"]+": /, '').replace(/: \d+@g\.us$/, '');
	const kinds = Object.keys(KINDS) as FailureKind[];
	return kinds.find((kind) => {
		const { message } = KINDS[kind];
		// of what cannot be read, the beginning is told
		return sentence === message || (kind === 'unreadable' && sentence.startsWith(`${message}: `));
	});
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
	...['participant/getMany', 'participant/compare'],
	...['message/send', 'message/sendPoll', 'message/sendFile'],
];

/** Whether a real WhatsApp would refuse what the step asks for. */
function isRefused(told: Told): boolean {
	const { step, was, scene, given } = told;
	if (/^invite\/(join|getInviteInfo)$/.test(step.operation)) {
		return scene.emulator.state.groupByCode(String(given.code)) === undefined;
	}
	if (was === undefined || !isMember(told)) return true;
	const isForAdmins = step.operation.startsWith('message/') && was.announce;
	return (isForAdmins || !FOR_MEMBERS.includes(step.operation)) && !isAdmin(told);
}
