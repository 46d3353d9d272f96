import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { changeParticipants, type PeopleChange } from '../../../../wawp/contract/participants';
import { changePeople } from '../../../../wawp/groups/changePeople';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { participantsField, readParticipantIds } from '../fields/participants';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation } from '../defineOperation';
import { emitted, type Operation } from '../Operation';
import { inviteNotAdded, sendInviteField } from './inviteNotAdded';

/** What the four operations on members differ in. */
interface ChangeSpec {
	name: string;
	value: PeopleChange;
	action: string;
	description: string;
	/** What was not done, for the hint: "added". */
	done: string;
	/** Only for adding. */
	options?: INodeProperties[];
}

/**
 * Adding, removing, promoting and demoting: one request for all people of an item, and one output item for each, with
 * what became of them.
 */
function defineChange({ done, ...texts }: ChangeSpec): Operation {
	const { value: change } = texts;
	return defineOperation({
		...texts,
		requests: `1, and up to 3 more to check the result where the answer does not name every person${change === 'add' ? '; 1 for the link and 1 for every person who is sent it, or 2 with a number of Argentina, Brazil, Ivory Coast or Mexico' : ''}`,
		fields: [groupIdField, participantsField, simplifyField],
		safe: false,
		read: (item) => ({
			groupId: readGroupId(item),
			ids: readParticipantIds(item),
			simplify: readSimplify(item),
			sendsInvite: item.option('sendInvite') === true,
		}),
		async run(wawp, { groupId, ids, simplify, sendsInvite }) {
			const asked = { groupId, change, ids };
			if (!simplify && !sendsInvite) {
				return emitted((await wawp.ask(changeParticipants, asked)).raw);
			}
			const changes = await changePeople(wawp, asked);
			const invited = sendsInvite
				? await inviteNotAdded(wawp, groupId, changes)
				: new Map<string, object>();
			return changes.map(({ id, phone, done, code, message }) => {
				return { groupId, id, phone, done, code, message, ...invited.get(id) };
			});
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
		'Add people to a group. WhatsApp may block numbers that add strangers, and may log a number out when somebody does not allow being added. Sending the link (Invite > Send Invite) is safer.',
	done: 'added',
	options: [sendInviteField],
});

export const remove = defineChange({
	name: 'Remove',
	value: 'remove',
	action: 'Remove participants from a group',
	description: 'Take people out of a group',
	done: 'removed',
});

export const promote = defineChange({
	name: 'Promote',
	value: 'promote',
	action: 'Promote participants to admins',
	description: 'Make members admins of a group',
	done: 'promoted',
});

export const demote = defineChange({
	name: 'Demote',
	value: 'demote',
	action: 'Demote admins to participants',
	description: 'Make admins of a group ordinary members',
	done: 'demoted',
});
