import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { WawpClient } from '../../../../wawp/client';
import { WawpError } from '../../../../wawp/failures/errors';
import { groupPath, type Sent } from '../../../../wawp/http';
import type { Person, Role } from '../../../../wawp/ids/person';
import { readChange } from '../../../../wawp/shapes/change';
import { readResults, type PersonResult } from '../../../../wawp/shapes/personResults';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import {
	isOn,
	maxWait,
	optionsField,
	pauseBetweenChanges,
	timeout,
	writeOptions,
} from '../fields/options';
import { participantsField, readParticipantIds } from '../fields/participants';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation, emitted, type Operation } from '../Operation';
import { inviteNotAdded, sendInviteField } from './inviteNotAdded';
import { changesOf } from './outcome';

/** What the four operations on members differ in. */
interface ChangeSpec {
	name: string;
	value: string;
	action: string;
	description: string;
	/** Below the group's path. */
	path: [string, string];
	/** Whether it is done, by what the member list says of the person afterwards; `null` where it does not. */
	isDone(member: Person | undefined): boolean | null;
	/** What was not done, for the hint: "added". */
	done: string;
	/** Only for adding. */
	options?: INodeProperties;
}

/**
 * Adding, removing, promoting and demoting: one request for all people of an item, and one output
 * item for each, with what became of them.
 *
 * Sources: https://api.wawp.net/en/docs/v2/groups/{id}/participants/add, …/participants/remove,
 * …/admin/promote, …/admin/demote
 */
function defineChange({
	path,
	isDone,
	done,
	options = writeOptions,
	...texts
}: ChangeSpec): Operation {
	const isAdding = path[1] === 'add';
	return defineOperation({
		...texts,
		requests: `1, and up to 3 more to check the result where the answer does not name every person${isAdding ? '; 1 for the link and 1 for every person who is sent it' : ''}`,
		fields: [groupIdField, participantsField, simplifyField, options],
		safe: false,
		read: (item) => ({
			groupId: readGroupId(item),
			ids: readParticipantIds(item),
			simplify: readSimplify(item),
			sendsInvite: isOn(item, 'sendInvite'),
		}),
		async run(wawp, { groupId, ids, simplify, sendsInvite }) {
			const { sent, refusal, told } = await send(wawp, groupPath(groupId, ...path), ids);
			const isWhole = refusal && told.size === 0;
			const isRaw = !simplify && !sendsInvite;
			if (isWhole && isRaw) throw refusal;
			const said = refusal ? 'refused' : readChange(sent, groupId);
			if (isRaw) return emitted(sent.body);
			const changes = await changesOf(wawp, { groupId, ids, isDone, isAdding }, told, said);
			if (isWhole && changes.every(({ done }) => !done)) throw refusal;
			const all = sendsInvite ? await inviteNotAdded(wawp, groupId, changes, told) : changes;
			return all.map((change) => ({ groupId, ...change }));
		},
		hints: (items) => hintsOf(items, done),
	});
}

/** Of this node's own items: raw answers have words of their own. */
function hintsOf(items: IDataObject[], done: string): string[] {
	const own = items.filter((item) => 'groupId' in item && typeof item.message === 'string');
	const not = own.filter((item) => item.done === false).length;
	const open = own.filter((item) => item.done === null).length;
	const of = (count: number) =>
		`${count} of ${own.length} ${own.length === 1 ? 'person' : 'people'}`;
	return [
		...(not > 0 ? [`Not ${done}: ${of(not)}. "message" says why.`] : []),
		...(open > 0 ? [`Not certain whether ${done}: ${of(open)}.`] : []),
	];
}

export const add = defineChange({
	name: 'Add',
	value: 'add',
	action: 'Add participants to a group',
	description:
		'Put people into a group. WhatsApp may block numbers that add strangers, and adding somebody whose privacy settings refuse it was seen to log a number out. Sending the link in the first place (Invite > Send Invite) is safer.',
	path: ['participants', 'add'],
	isDone: (member) => member !== undefined,
	done: 'added',
	options: optionsField([pauseBetweenChanges, sendInviteField, timeout, maxWait]),
});

export const remove = defineChange({
	name: 'Remove',
	value: 'remove',
	action: 'Remove participants from a group',
	description: 'Take people out of a group',
	path: ['participants', 'remove'],
	isDone: (member) => member === undefined,
	done: 'removed',
});

export const promote = defineChange({
	name: 'Promote',
	value: 'promote',
	action: 'Promote participants to admins',
	description: 'Make members admins of a group',
	path: ['admin', 'promote'],
	isDone: (member) => roleIs(member, ['admin', 'superadmin']),
	done: 'promoted',
});

export const demote = defineChange({
	name: 'Demote',
	value: 'demote',
	action: 'Demote admins to participants',
	description: 'Make admins of a group ordinary members',
	path: ['admin', 'demote'],
	isDone: (member) => roleIs(member, ['participant']),
	done: 'demoted',
});

function roleIs(member: Person | undefined, roles: Role[]): boolean | null {
	if (!member) return false;
	return member.role === null ? null : roles.includes(member.role);
}

/** An answer, what it tells of people, and the refusal that it came with. */
interface Answered {
	sent: Sent;
	told: Map<string, PersonResult>;
	refusal?: WawpError;
}

/** A refusal can still name people, or be one of a part only: then there is more to find out. */
async function send(wawp: WawpClient, path: string, ids: string[]): Promise<Answered> {
	const participants = ids.map((id) => ({ id }));
	return await wawp.send('POST', path, { participants }).then(
		(sent) => ({ sent, told: readResults(sent.body, ids) }),
		(error: unknown) => {
			if (!(error instanceof WawpError)) throw error;
			const sent = { status: error.facts.status ?? 0, body: error.answer };
			const told = readResults(sent.body, ids);
			if (error.kind !== 'refused' && told.size === 0) throw error;
			return { sent, told, refusal: error };
		},
	);
}
