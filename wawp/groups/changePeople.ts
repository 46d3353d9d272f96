import { change, type Shown } from '../change';
import type { WawpClient } from '../client';
import { getGroup } from '../contract/groups';
import { changeParticipants, type PeopleChange, type PersonResult } from '../contract/participants';
import { instead } from '../failures/errors';
import { personOf, phoneOf, type Person } from '../ids/person';
import { hasTwoForms } from '../ids/phone';
import { MemberIndex } from './memberIndex';
import { membersOf } from './members';
import { messageOfCode, messageOfLook, OF_COMMUNITY } from './personMessages';

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
			const result = people.find(({ ids }) => ids.includes(id));
			if (result) found.results.set(id, result);
		}
		return open().length === 0 || undefined;
	};
	const look = async (): Promise<Shown<true>> => {
		found.members = new MemberIndex<Person>(await membersOf(wawp, asked.groupId));
		return seen().includes(false) ? false : seen().every(Boolean) || undefined;
	};
	await change(wawp, changeParticipants, asked, told, look).catch((error: unknown) => {
		// lost on its way, and made for some of them
		if (!seen().includes(true)) throw error;
	});
	const changes = asked.ids.map((id) => changeOf(id, asked, found));
	return await ofCommunity(wawp, asked, await underListedId(wawp, asked, changes, found));
}

/** Whether the answer leaves nothing open about somebody. */
function isSettled(id: string, { results }: Findings): boolean {
	const result = results.get(id);
	return result !== undefined && !result.isUnread && !isPerhapsOtherForm(id, result);
}

/** A 404 can also mean the other written form of the same number (Evolution #1239, WAHA PR #2180). */
function isPerhapsOtherForm(id: string, result: PersonResult | undefined): boolean {
	return result?.code === 404 && hasTwoForms(phoneOf(id) ?? '');
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
		const message = messageOfCode(kind, code);
		return { id, phone: phoneOf(id), done, code, message, result };
	}
	const done = isDone(kind, member);
	return { id, phone: phoneOf(id), done, code: null, message: messageOfLook(done) };
}

/** Asks once more for members whom the list has under the other written form of their number. */
async function underListedId(
	wawp: WawpClient,
	asked: Asked,
	changes: PersonChange[],
	found: Findings,
): Promise<PersonChange[]> {
	const listed = new Map<string, string>();
	for (const { id, done } of changes) {
		const member = memberIn(found, id);
		const isOther = member && isPerhapsOtherForm(id, found.results.get(id));
		if (isOther && member.id !== id && done === false) listed.set(id, member.id);
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
