import type { IDataObject } from 'n8n-workflow';
import type { Group } from '../../../emulator/index.cts';
import { fieldsOf } from './errorTruth.cts';
import type { Told } from './happening.cts';
import { comparison, groupMessage, groupsOfPeople, messages, numbers } from './peopleClaims.cts';

const shown = (json: unknown) => JSON.stringify(json);

/** What an operation claims, by what is so. */
export const CLAIMS: Record<string, (told: Told) => string[]> = {
	'invite/getInviteCode': ({ items, group }) => invites(items, group),
	'invite/revokeInviteCode': ({ items, group, was }) => [
		...invites(items, group),
		...items.filter(({ code }) => code === was?.inviteCode).map(shown),
	],
	'invite/getOpenInviteCode': ({ items, group }) => [
		...invites(items, group),
		...items
			.filter(({ groupId, size }) => groupId !== group?.id || size !== group?.participants.size)
			.map(shown),
	],
	'invite/sendInvite': messages,
	'message/send': groupMessage,
	'message/sendPoll': groupMessage,
	'message/sendFile': groupMessage,
	'instance/getStatus': ({ items, scene: { emulator } }) => {
		const { me, status } = emulator.state;
		return items
			.filter((json) => json.status !== status || (json.phone ?? me.phone) !== me.phone)
			.map(shown);
	},
	'instance/createConnectLink': ({ items }) =>
		items
			.filter(({ link }) => !/^https:\/\/app\.wawp\.net\/temp-qr\/\d{64}$/.test(String(link)))
			.map(shown),
	'participant/lookUp': numbers,
	'participant/compare': comparison,
	'participant/findGroups': groupsOfPeople,
	'invite/getInviteInfo': getInviteInfo,
	'invite/join': join,
	'group/getMany': ({ items, scene: { emulator } }) => {
		const groups = emulator.state.myGroups();
		const present = groups.map((group) => group.id);
		const wrong = items.filter(
			(json) =>
				!isGroup(
					json,
					groups.find(({ id }) => id === json.id),
				),
		);
		return [...sameSet(ids(items), present), ...wrong.map(shown)];
	},
	'group/get': ({ items, group }) => items.filter((json) => !isGroup(json, group)).map(shown),
	'group/count': ({ items, scene: { emulator } }) =>
		items.filter(({ count }) => count !== emulator.state.myGroups().length).map(shown),
	'group/getSettings': ({ items, group }) =>
		items
			.filter(
				(json) =>
					json.infoAdminsOnly !== group?.restrict || json.messagesAdminsOnly !== group?.announce,
			)
			.map(shown),
	'group/getPicture': ({ items, group }) =>
		items.filter(({ url }) => url !== (group?.picture ?? null)).map(shown),
	'group/setPicture': ({ items, group }) =>
		items.filter(({ updated }) => updated === true && !group?.picture).map(shown),
	'group/deletePicture': ({ items, group }) =>
		items.filter(({ deleted }) => deleted === true && group?.picture !== null).map(shown),
	// nothing in the state shows it
	'group/refresh': () => [],
	'participant/getMany': members,
	'group/create': create,
	'group/update': update,
	'group/delete': ({ items, group }) =>
		items.filter(({ deleted }) => deleted === true && group !== undefined).map(shown),
	'group/leave': ({ items, group, step, scene: { emulator } }) =>
		items
			.filter(({ left }) => left === true && group && emulator.state.mine(group) !== undefined)
			// WEBJS shows nothing of a group that this number is not in
			.filter(() => step.fault?.name !== '200, empty')
			.map(shown),
	'participant/add': (told) =>
		people(told, (id, { group }) => group?.participants.has(id) === true),
	'participant/remove': (told) =>
		people(told, (id, { group }) => group?.participants.has(id) !== true),
	'participant/promote': (told) => people(told, (id, { group }) => isRole(group, id, 'admin')),
	'participant/demote': (told) => people(told, (id, { group }) => isRole(group, id, 'participant')),
};

function ids(items: IDataObject[]): string[] {
	return items.map(({ id }) => String(id));
}

function invites(items: IDataObject[], group: Group | undefined): string[] {
	const link = `https://chat.whatsapp.com/${group?.inviteCode}`;
	return items.filter((json) => json.code !== group?.inviteCode || json.link !== link).map(shown);
}

/** Whether a group is told as the state has it; what an answer leaves out is left open. */
function isGroup(json: IDataObject, group: Group | undefined): boolean {
	if (group === undefined || json.id !== group.id) return false;
	const { subject, announce, restrict, joinApproval, participants } = group;
	const state = {
		...{ subject, joinApproval, size: participants.size },
		...{ messagesAdminsOnly: announce, infoAdminsOnly: restrict },
	};
	const description = group.description || null;
	return Object.entries({ ...state, description }).every(
		([field, value]) => json[field] === value || json[field] === null,
	);
}

function getInviteInfo({ items, given, scene: { emulator } }: Told): string[] {
	const { state } = emulator;
	const group = state.groupByCode(String(given.code));
	return items
		.filter((json) => {
			if (json.status === 'revoked') return !state.revokedCodes.has(String(given.code));
			if (json.status === 'invalid') return group !== undefined;
			return json.status !== 'live' || json.code !== given.code || !isGroup(json, group);
		})
		.map(shown);
}

function join({ items, given, scene: { emulator } }: Told): string[] {
	const { state } = emulator;
	const group = state.groupByCode(String(given.code));
	return items
		.filter(({ status, groupId }) => {
			if (groupId !== null && groupId !== group?.id) return true;
			if (status === 'joined') return !group || state.mine(group) === undefined;
			if (status === 'requested') return !group?.requests.has(state.me.id);
			return status !== 'unknown';
		})
		.map(shown);
}

function members({ items, group, scene: { emulator } }: Told): string[] {
	const told = ids(items).map((id) => emulator.state.person(id)?.id ?? id);
	const present = [...(group?.participants.values() ?? [])];
	const wrong = items.filter(({ id, role }) => {
		const person = present.find((each) => each.id === id || each.lid === id);
		return role !== undefined && person !== undefined && role !== person.role;
	});
	return [
		...sameSet(
			told,
			present.map(({ id }) => id),
		),
		...wrong.map(shown),
	];
}

function sameSet(told: string[], present: string[]): string[] {
	const missing = present.filter((id) => !told.includes(id)).map((id) => `missing: ${id}`);
	const extra = told.filter((id) => !present.includes(id)).map((id) => `not there: ${id}`);
	return [...missing, ...extra, ...(told.length > present.length ? ['some twice'] : [])];
}

function create({ items, given, before, scene: { emulator } }: Told): string[] {
	const asked = Array.isArray(given.people) ? given.people.map(String) : [];
	return items.flatMap((json) => {
		const group = emulator.state.groups.get(String(json.id));
		if (!group || before.has(group.id) || group.subject !== given.subject) return [shown(json)];
		const isIn = (id: string) => group.participants.has(emulator.state.person(id)?.id ?? '');
		const out = (Array.isArray(json.notAdded) ? json.notAdded : []).map((each) => Object(each).id);
		const open = Array.isArray(json.unconfirmed) ? json.unconfirmed : [];
		const said = asked.filter((id) => !open.includes(id));
		return said.filter((id) => isIn(id) === out.includes(id)).map((id) => `${id}: ${shown(json)}`);
	});
}

/** The parameters of settings, by their names in outputs. */
const PARAMETERS: Record<string, string> = {
	infoAdminsOnly: 'editInfo',
	messagesAdminsOnly: 'sendMessages',
};

function update(told: Told): string[] {
	const { items, given, group } = told;
	const now = fieldsOf(group);
	return items.flatMap((json) =>
		(Array.isArray(json.updated) ? json.updated : [])
			.map((name) => PARAMETERS[String(name)] ?? String(name))
			.filter((field) => now[field] !== given[field])
			.map((field) => `${field}: ${shown(json)}`),
	);
}

function isRole(group: Group | undefined, id: string, least: 'admin' | 'participant'): boolean {
	const role = group?.participants.get(id)?.role;
	if (role === undefined) return false;
	return least === 'admin' ? role !== 'participant' : role === 'participant';
}

/** Of each person asked for: `true` and `false` only if it is so; and everybody is told of. */
function people(told: Told, isSo: (id: string, told: Told) => boolean): string[] {
	const { items, given, scene } = told;
	const asked = Array.isArray(given.people) ? given.people : [];
	const lies = items.filter(({ id, done, code }) => {
		const person = scene.emulator.state.person(String(id))?.id ?? '';
		// WhatsApp's own word, and the sentence that goes with it: not in the group, so nothing to remove
		if (done === false && code === 404) return told.group?.participants.has(person) === true;
		return done !== null && done !== isSo(person, told);
	});
	return [...sameSet(ids(items), asked.map(String)), ...lies.map(shown)];
}
