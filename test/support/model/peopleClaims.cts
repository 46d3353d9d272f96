import type { Group } from '../../../emulator/index.cts';
import type { Told } from './happening.cts';

const shown = (json: unknown) => JSON.stringify(json);

/** The person's ID in the state, whatever it was asked by. */
function idIn({ scene }: Told, id: unknown): string {
	return scene.emulator.state.person(String(id))?.id ?? String(id);
}

function askedIn(told: Told): string[] {
	const { people } = told.given;
	return (Array.isArray(people) ? people : []).map((id) => idIn(told, id));
}

/** What each message's status says, by what went out; everybody asked for is told of. */
export function messages(told: Told): string[] {
	const { state } = told.scene.emulator;
	const wrong = told.items.filter((json) => {
		const { link, id, status } = json;
		const sent = state.messages.filter(
			({ chatId, text }) => chatId === id && text.includes(String(link)),
		);
		if (link !== `https://chat.whatsapp.com/${told.group?.inviteCode}`) return true;
		return (status === 'sent' && sent.length === 0) || (status === 'failed' && sent.length > 0);
	});
	return [...wrong.map(shown), ...notTold(told, askedIn(told))];
}

/** A message to a group that is told as sent went out. */
export function groupMessage(told: Told): string[] {
	const { state } = told.scene.emulator;
	const isSent = state.messages.some(({ chatId }) => chatId === told.group?.id);
	return told.items.filter(({ status }) => status === 'sent' && !isSent).map(shown);
}

/** Numbers are the person's own, and "not on WhatsApp" is so. */
export function numbers(told: Told): string[] {
	const { state } = told.scene.emulator;
	const wrong = told.items.filter((json) => {
		const person = state.person(String(json.id));
		const isThere = state.unreachable.get(person?.id ?? '') !== 404;
		return (
			(json.phone !== null && json.phone !== person?.phone) ||
			(json.lid !== null && json.lid !== person?.lid) ||
			(json.onWhatsApp !== null && json.onWhatsApp !== isThere)
		);
	});
	return [...wrong.map(shown), ...notTold(told, askedIn(told))];
}

/** Who is a member, missing or extra; everybody asked for is told of by one of the items about the group. */
export function comparison(told: Told): string[] {
	const { group, scene } = told;
	const same = told.input.flatMap(({ groupId }, index) =>
		groupId === told.given.groupId ? [index] : [],
	);
	const rows = told.output.filter(({ item }) => same.includes(Number(item)));
	const asked = askedIn(told);
	const wrong = told.items.filter(({ id, status }) => {
		const name = idIn(told, id);
		const member = group?.participants.get(name);
		if (status === 'member') return !member || !asked.includes(name);
		if (status === 'missing') return Boolean(member);
		if (status !== 'extra') return status !== 'unknown';
		const isAdmin = member && member.role !== 'participant';
		return !member || isAdmin || asked.includes(name) || name === scene.emulator.state.me.id;
	});
	const named = rows.map(({ json }) => idIn(told, json.id));
	const hasFailed = rows.some(({ json }) => json.error !== undefined);
	const untold = hasFailed ? [] : asked.filter((id) => !named.includes(id));
	return [...wrong.map(shown), ...untold.map((id) => `not told of: ${id}`)];
}

/** The groups that somebody is in, and no others; each is told, or told as unknown. */
export function groupsOfPeople(told: Told): string[] {
	const mine = told.scene.emulator.state.myGroups();
	const isIn = (group: Group | undefined, id: string) => group?.participants.has(id) === true;
	const wrong = told.items.filter(({ id, groupId, status, role }) => {
		const group = mine.find((each) => each.id === groupId);
		if (status === 'unknown') return group === undefined;
		const member = group?.participants.get(idIn(told, id));
		return !member || (role !== null && role !== member.role);
	});
	const untold = askedIn(told).flatMap((id) =>
		mine
			.filter((group) => isIn(group, id))
			.filter(
				(group) =>
					!told.items.some((json) => json.groupId === group.id && idIn(told, json.id) === id),
			)
			.map((group) => `${id} is in ${group.id}`),
	);
	return [...wrong.map(shown), ...untold];
}

function notTold(told: Told, asked: string[]): string[] {
	const named = told.items.map(({ id }) => idIn(told, id));
	return asked.filter((id) => !named.includes(id)).map((id) => `not told of: ${id}`);
}
