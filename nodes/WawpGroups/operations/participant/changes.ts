import { SECOND_LOOK_MS, type WawpClient } from '../../../../wawp/client';
import { groupPath } from '../../../../wawp/http';
import { isSamePerson, readPerson, type Person } from '../../../../wawp/ids/person';
import {
	changeByCode,
	changeBySight,
	readChange,
	readResults,
	refusedChange,
	type Change,
} from '../../../../wawp/shapes/change';
import { readGroup } from '../../../../wawp/shapes/group';
import { readParticipants } from '../../../../wawp/shapes/participant';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { participantsField, readParticipantIds } from '../fields/participants';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation, emitted, type Operation } from '../Operation';

/** What the four operations on members differ in. */
interface ChangeSpec {
	name: string;
	value: string;
	action: string;
	description: string;
	/** Below the group's path. */
	path: [string, string];
	/** Whether it is done, by what the member list says of the person afterwards. */
	isDone(member: Person | undefined): boolean;
}

/**
 * Adding, removing, promoting and demoting: one request for all people of an item, and one output
 * item for each, with what became of them.
 *
 * Sources: https://api.wawp.net/en/docs/v2/groups/{id}/participants/add, …/participants/remove,
 * …/admin/promote, …/admin/demote
 */
function defineChange({ path, isDone, ...texts }: ChangeSpec): Operation {
	return defineOperation({
		...texts,
		requests: '1, and up to 3 more to look where the answer does not name every person',
		fields: [groupIdField, participantsField, simplifyField, writeOptions],
		safe: false,
		read: (item) => ({
			groupId: readGroupId(item),
			ids: readParticipantIds(item),
			simplify: readSimplify(item),
		}),
		async run(wawp, { groupId, ids, simplify }) {
			const participants = ids.map((id) => ({ id }));
			const answer = await wawp.send('POST', groupPath(groupId, ...path), { participants });
			readChange(answer);
			if (!simplify) return emitted(answer);
			const changes = await changesOf(wawp, groupId, ids, answer, isDone, path[1] === 'add');
			return changes.map((change) => ({ groupId, ...change }));
		},
	});
}

export const add = defineChange({
	name: 'Add',
	value: 'add',
	action: 'Add participants to a group',
	description: 'Put people into a group. WhatsApp may block numbers that add strangers.',
	path: ['participants', 'add'],
	isDone: (member) => member !== undefined,
});

export const remove = defineChange({
	name: 'Remove',
	value: 'remove',
	action: 'Remove participants from a group',
	description: 'Take people out of a group',
	path: ['participants', 'remove'],
	isDone: (member) => member === undefined,
});

export const promote = defineChange({
	name: 'Promote',
	value: 'promote',
	action: 'Promote participants to admins',
	description: 'Make members admins of a group',
	path: ['admin', 'promote'],
	isDone: (member) => member?.role === 'admin' || member?.role === 'superadmin',
});

export const demote = defineChange({
	name: 'Demote',
	value: 'demote',
	action: 'Demote admins to participants',
	description: 'Make admins of a group ordinary members',
	path: ['admin', 'demote'],
	isDone: (member) => member?.role === 'participant',
});

/** By the answer, where it names the person; else by looking at the member list. */
async function changesOf(
	wawp: WawpClient,
	groupId: string,
	ids: string[],
	answer: unknown,
	isDone: ChangeSpec['isDone'],
	isAdding: boolean,
): Promise<Change[]> {
	// a whole group lists its members: of those, only refusals are results
	const all = readResults(answer);
	const results = readGroup(answer) ? all.filter(({ refused }) => refused) : all;
	const told = new Map(ids.map((id) => [id, results.find((result) => result.ids.includes(id))]));
	const open = ids.filter((id) => (told.get(id) ?? UNTOLD).code === null && !told.get(id)?.refused);
	const seen = open.length > 0 ? await look(wawp, groupId, open, isDone) : new Map();
	return ids.map((id) => {
		const { code, refused } = told.get(id) ?? UNTOLD;
		if (code !== null) return changeByCode(id, code, isAdding);
		return refused ? refusedChange(id) : changeBySight(id, seen.get(id) ?? null);
	});
}

const UNTOLD = { code: null, refused: false };

/** What the member list shows of people. A second look, where the first does not show it done. */
async function look(
	wawp: WawpClient,
	groupId: string,
	ids: string[],
	isDone: ChangeSpec['isDone'],
): Promise<Map<string, boolean | null>> {
	const first = await lookOnce(wawp, groupId, ids, isDone);
	if (ids.every((id) => first.get(id) !== false)) return first;
	await wawp.pause(SECOND_LOOK_MS);
	return await lookOnce(wawp, groupId, ids, isDone);
}

/** Only a list in which this number itself is found shows who is not in it. */
async function lookOnce(
	wawp: WawpClient,
	groupId: string,
	ids: string[],
	isDone: ChangeSpec['isDone'],
): Promise<Map<string, boolean | null>> {
	const members = await membersOf(wawp, groupId);
	const me = members ? await wawp.me() : [];
	const isWhole = members?.some((member) => me.some((own) => isSamePerson(own, member)));
	return new Map(ids.map((id) => [id, members && isWhole ? sight(id, members, isDone) : null]));
}

/** `undefined` if they cannot be read: the change was made, so that is no reason to fail the item. */
async function membersOf(wawp: WawpClient, groupId: string): Promise<Person[] | undefined> {
	return await wawp.get(groupPath(groupId, 'participants')).then(
		(answer) => readParticipants(answer, groupId),
		() => undefined,
	);
}

function sight(id: string, members: Person[], isDone: ChangeSpec['isDone']): boolean | null {
	const person = readPerson(id);
	if (!person) return null;
	const member = members.find((each) => isSamePerson(each, person));
	// Only a list in which all are named in the same way can tell that somebody is not among them.
	const isHidden = id.endsWith('@lid');
	const comparable = members.every((each) =>
		isHidden ? each.id.endsWith('@lid') : each.phone !== null,
	);
	return member || comparable ? isDone(member) : null;
}
