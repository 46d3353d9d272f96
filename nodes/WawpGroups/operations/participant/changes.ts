import type { WawpClient } from '../../../../wawp/client';
import { groupPath } from '../../../../wawp/http';
import { isSamePerson, readPerson, type Person } from '../../../../wawp/ids/person';
import {
	changeByCode,
	changeBySight,
	readResults,
	type Change,
} from '../../../../wawp/shapes/change';
import { readDone } from '../../../../wawp/shapes/change';
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
		requests: '1, and 1 more to look where the answer does not name every person',
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
			readDone(answer);
			if (!simplify) return emitted(answer);
			const changes = await changesOf(wawp, groupId, ids, answer, isDone);
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

/** By the answer, where it names the person; else by looking at the member list once. */
async function changesOf(
	wawp: WawpClient,
	groupId: string,
	ids: string[],
	answer: unknown,
	isDone: ChangeSpec['isDone'],
): Promise<Change[]> {
	const results = readResults(answer);
	const codeOf = (id: string) => results.find((result) => result.ids.includes(id))?.code;
	const unnamed = ids.some((id) => codeOf(id) === undefined);
	const members = unnamed ? await membersOf(wawp, groupId) : undefined;
	return ids.map((id) => {
		const code = codeOf(id);
		return code === undefined
			? changeBySight(id, sight(id, members, isDone))
			: changeByCode(id, code);
	});
}

/** `undefined` if they cannot be read: the change was made, so that is no reason to fail the item. */
async function membersOf(wawp: WawpClient, groupId: string): Promise<Person[] | undefined> {
	return await wawp.get(groupPath(groupId, 'participants')).then(readParticipants, () => undefined);
}

function sight(
	id: string,
	members: Person[] | undefined,
	isDone: ChangeSpec['isDone'],
): boolean | undefined {
	const person = readPerson(id);
	if (!members || !person) return undefined;
	const member = members.find((each) => isSamePerson(each, person));
	// A list of people with hidden numbers cannot tell that a phone number is not among them.
	const kind = id.slice(id.indexOf('@'));
	const comparable = members.every((each) => each.id.endsWith(kind) || each.phone !== null);
	return member || comparable ? isDone(member) : undefined;
}
