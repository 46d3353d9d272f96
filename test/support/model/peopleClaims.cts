import type { IDataObject } from 'n8n-workflow';
import type { Told } from './happening.cts';

/** The ID in the state of whom an item is about, whatever they were asked by; of a group, its own. */
export function personIn({ id }: IDataObject, { scene }: Told): string {
	return scene.emulator.state.person(String(id))?.id ?? String(id);
}

/** Who was asked for, by their IDs in the state. */
export function askedIn(told: Told): string[] {
	const { people } = told.given;
	return (Array.isArray(people) ? people : []).map((id) => personIn({ id }, told));
}

/** What a message's status says, by what went out. */
export function isMessage({ link, id, status }: IDataObject, { group, scene }: Told): boolean {
	const sent = scene.emulator.state.messages.filter(
		({ chatId, text }) => chatId === id && text.includes(String(link)),
	);
	if (link !== `https://chat.whatsapp.com/${group?.inviteCode}`) return false;
	return status === 'sent' ? sent.length > 0 : status !== 'failed' || sent.length === 0;
}

/** A message to a group that is told as sent went out. */
export function isGroupMessage({ status }: IDataObject, { group, scene }: Told): boolean {
	const { messages } = scene.emulator.state;
	return status !== 'sent' || messages.some(({ chatId }) => chatId === group?.id);
}

/** Numbers are the person's own, and "not on WhatsApp" is so. */
export function isNumber(json: IDataObject, { scene }: Told): boolean {
	const { state } = scene.emulator;
	const person = state.person(String(json.id));
	const isThere = state.unreachable.get(person?.id ?? '') !== 404;
	return (
		(json.phone === null || json.phone === person?.phone) &&
		(json.lid === null || json.lid === person?.lid) &&
		(json.onWhatsApp === null || json.onWhatsApp === isThere)
	);
}

/** A member of the group, with number and role where they are told. */
export function isMember(json: IDataObject, told: Told): boolean {
	const member = told.group?.participants.get(personIn(json, told));
	const isPhone = (json.phone ?? member?.phone) === member?.phone;
	const isHere = member !== undefined && json.groupId === told.group?.id;
	return isHere && isPhone && (json.role ?? member.role) === member.role;
}

/** Who is a member, missing or extra. */
export function isCompared(json: IDataObject, told: Told): boolean {
	const id = personIn(json, told);
	const member = told.group?.participants.get(id);
	const isAsked = askedIn(told).includes(id);
	if (json.groupId !== told.given.groupId) return false;
	if (json.status === 'member') return member?.role === json.role && isAsked;
	if (json.status === 'missing') return member === undefined;
	if (json.status === 'unknown') return true;
	const isMe = id === told.scene.emulator.state.me.id;
	return json.status === 'extra' && member?.role === 'participant' && !isAsked && !isMe;
}

/** The items about the same group: everybody asked for is told of by one of them. */
export function itemsAboutGroup({ input, given, output }: Told): IDataObject[] {
	const isSame = (item: unknown) => input[Number(item)]?.groupId === given.groupId;
	return output.filter(({ item }) => isSame(item)).map(({ json }) => json);
}

/** A group that somebody is in, or of which that cannot be told. */
export function isFound(json: IDataObject, told: Told): boolean {
	const mine = told.scene.emulator.state.myGroups();
	const group = mine.find(({ id }) => id === json.groupId);
	if (json.subject !== null && json.subject !== group?.subject) return false;
	if (json.status === 'unknown') return group !== undefined;
	const member = group?.participants.get(personIn(json, told));
	return member !== undefined && (json.role ?? member.role) === member.role;
}

export function membershipOf(json: IDataObject, told: Told): string {
	return `${personIn(json, told)} in ${json.groupId}`;
}

/** All groups of those who were asked for. */
export function groupsOfAsked(told: Told): string[] {
	const mine = told.scene.emulator.state.myGroups();
	return askedIn(told).flatMap((id) =>
		mine.filter(({ participants }) => participants.has(id)).map((group) => `${id} in ${group.id}`),
	);
}

/** `true` and `false` are told only where it is so. */
export function isChanged(change: 'add' | 'remove' | 'promote' | 'demote') {
	return (json: IDataObject, told: Told): boolean => {
		if (json.groupId !== told.given.groupId) return false;
		const role = told.group?.participants.get(personIn(json, told))?.role;
		const isMade = {
			add: role !== undefined,
			remove: role === undefined,
			promote: role === 'admin' || role === 'superadmin',
			demote: role === 'participant',
		}[change];
		// WhatsApp's own word, and the sentence that goes with it: not in the group, so nothing to remove
		if (json.done === false && json.code === 404) return role === undefined;
		return json.done === null || json.done === isMade;
	};
}
