import { change, type Shown } from '../change';
import type { WawpClient } from '../client';
import { getGroup } from '../contract/groups';
import { changeParticipants, type PeopleChange } from '../contract/participants';
import type { PersonResult } from '../contract/people';
import { instead } from '../failures/errors';
import { isSamePerson, personOf, phoneOf, type Person } from '../ids/person';
import { otherForm } from '../ids/phone';
import { MemberIndex } from './memberIndex';
import { membersOf } from './members';
import { messageOfLook, messageOfResult, OF_COMMUNITY, OTHER_FORM } from './personMessages';

/** Which people are to be changed, and how. */
export interface Asked {
	groupId: string;
	change: PeopleChange;
	/** `<phone>@c.us` or `…@lid` */
	ids: string[];
}

/** What became of one person. */
export interface PersonChange {
	/** As it was asked for. */
	id: string;
	phone: string | null;
	/** `null` where nothing shows it. */
	done: boolean | null;
	/** WhatsApp's code; `null` where the answer has none. */
	code: number | null;
	/** The result in words, for the user. */
	message: string;
	/** What the answer says of them. */
	result?: PersonResult;
}

/** What the answer and the member list tell of those who were asked for. */
interface Findings {
	results: Map<string, PersonResult>;
	/** `undefined` where nobody looked, or the list could not be read. */
	members?: MemberIndex<Person>;
}

/**
 * Adds, removes, promotes or demotes people with one request. Whom the answer names with a code is settled, unless
 * the code itself is in doubt; the others are looked for in the member list.
 * @throws WawpError where nobody was changed
 */
export async function changePeople(wawp: WawpClient, asked: Asked): Promise<PersonChange[]> {
	const found: Findings = { results: new Map() };
	const open = () => asked.ids.filter((id) => !isSettled(id, found));
	const seen = () => open().map((id) => isDone(asked.change, memberIn(found, id)));
	const told = ({ people }: { people: PersonResult[] }): Shown<true> => {
		for (const id of asked.ids) {
			const result = resultOf(id, people);
			if (result) found.results.set(id, result);
		}
		return open().length === 0 || undefined;
	};
	const look = async (): Promise<Shown<true>> => {
		found.members = new MemberIndex<Person>(await membersOf(wawp, asked.groupId));
		return seen().includes(false) ? false : seen().every(Boolean) || undefined;
	};
	await change(wawp, changeParticipants, asked, told, look).catch((error: unknown) => {
		// lost on its way, and made for some of them; or they are in the list under another form
		const isListed = open().some((id) => listedId(id, asked, found) !== undefined);
		if (!isListed && !seen().includes(true)) throw error;
	});
	const changes = asked.ids.map((id) => changeOf(id, asked, found));
	return await ofCommunity(wawp, asked, await underListedId(wawp, asked, changes, found));
}

/** What an answer says of somebody, also where it names them by the other form of their number (Evolution #2541). */
export function resultOf<T extends { ids: string[] }>(id: string, people: T[]): T | undefined {
	const person = personOf([id]);
	return (
		people.find(({ ids }) => ids.includes(id)) ??
		people.find(({ ids }) => isSamePerson(personOf(ids), person))
	);
}

/** Whether the answer leaves nothing open about somebody. */
function isSettled(id: string, { results }: Findings): boolean {
	const result = results.get(id);
	return result !== undefined && !result.isUnread && !isPerhapsOtherForm(id, result);
}

/** A 404 can also mean the other written form of the same number (Evolution #1239, WAHA PR #2180). */
function isPerhapsOtherForm(id: string, result: PersonResult | undefined): boolean {
	return result?.code === 404 && otherForm(phoneOf(id) ?? '') !== undefined;
}

/** `undefined` for somebody who is not in the list; `null` where that cannot be told. */
function memberIn({ members }: Findings, id: string): Person | undefined | null {
	return members ? members.find(personOf([id])) : null;
}

/** Whether a change is made, by what the member list says of the person; `null` where it does not. */
function isDone(kind: PeopleChange, member: Person | undefined | null): boolean | null {
	if (member === null) return null;
	if (kind === 'add') return member !== undefined;
	if (kind === 'remove') return member === undefined;
	if (!member) return false;
	if (member.role === null) return null;
	return (member.role === 'participant') === (kind === 'demote');
}

function changeOf(id: string, { change: kind }: Asked, found: Findings): PersonChange {
	const result = found.results.get(id);
	const member = memberIn(found, id);
	const isAbsent = isPerhapsOtherForm(id, result) && member === undefined;
	if (result && (isSettled(id, found) || isAbsent)) {
		const { code } = result;
		// 409: it was so before
		const done = code === 200 || code === 409;
		const message = isAbsent && kind === 'add' ? OTHER_FORM : messageOfResult(kind, result);
		return { id, phone: phoneOf(id), done, code, message, result };
	}
	const done = isDone(kind, member);
	return { id, phone: phoneOf(id), done, code: null, message: messageOfLook(done) };
}

/**
 * The ID by which the member list has somebody who was asked for by the other form of their number, and who was not
 * found: WhatsApp says so with a 404, WEBJS leaves them out of its answer.
 */
function listedId(id: string, { change: kind }: Asked, found: Findings): string | undefined {
	const member = memberIn(found, id);
	const result = found.results.get(id);
	if (!member || member.id === id || !otherForm(phoneOf(id) ?? '')) return undefined;
	const isNotFound = result === undefined || isPerhapsOtherForm(id, result);
	return isNotFound && isDone(kind, member) === false ? member.id : undefined;
}

/** Asks once more for members whom the list has under the other written form of their number. */
async function underListedId(
	wawp: WawpClient,
	asked: Asked,
	changes: PersonChange[],
	found: Findings,
): Promise<PersonChange[]> {
	const listed = new Map<string, string>();
	for (const { id } of changes) {
		const other = listedId(id, asked, found);
		if (other !== undefined) listed.set(id, other);
	}
	if (listed.size === 0) return changes;
	const again = await changePeople(wawp, { ...asked, ids: [...listed.values()] });
	return changes.map((before) => {
		const { id, phone } = before;
		const after = again.find((each) => each.id === listed.get(id));
		return after ? { ...after, id, phone } : before;
	});
}

/** Adding to the parent of a community is refused with the code of privacy: only the group itself tells them apart. */
async function ofCommunity(
	wawp: WawpClient,
	{ groupId, change: kind }: Asked,
	changes: PersonChange[],
): Promise<PersonChange[]> {
	if (kind !== 'add' || !changes.some(isOfPrivacy)) return changes;
	const group = await wawp.ask(getGroup, { groupId }).catch(instead(undefined));
	if (group?.isCommunity !== true) return changes;
	return changes.map((each) =>
		isOfPrivacy(each) ? { ...each, message: OF_COMMUNITY, result: undefined } : each,
	);
}

/** Whether somebody was not added because of their privacy settings. */
export function isOfPrivacy({ done, code, result }: PersonChange): boolean {
	return done === false && code === 403 && result !== undefined;
}
