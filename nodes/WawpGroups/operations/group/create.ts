import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { createGroup } from '../../../../wawp/contract/groups';
import { EmptyError, instead } from '../../../../wawp/failures/errors';
import { peopleOfNewGroup } from '../../../../wawp/groups/newGroup';
import { participantsField, readParticipantIds } from '../fields/participants';
import { readSimplify, simplifyField } from '../fields/simplify';
import { currentInvite } from '../invite/getInviteCode';
import { textOf } from '../fields/text';
import { defineOperation } from '../defineOperation';
import { emitted } from '../Operation';
import { groupJson } from './groupJson';

const subjectField: INodeProperties = {
	displayName: 'Name',
	name: 'subject',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Bread Baking Course',
	description: 'The name of the group',
};

const includeLink: INodeProperties = {
	displayName: 'Include Invite Link',
	name: 'includeLink',
	type: 'boolean',
	default: false,
	description:
		'Whether to add "code" and "link" of the new group. Both are null where they cannot be read yet. Only where Simplify is on.',
};

export const create = defineOperation({
	name: 'Create',
	value: 'create',
	action: 'Create a group',
	description: 'Create a group, with the WhatsApp number that is linked to Wawp as its admin',
	requests:
		'1, or 2 where Wawp knows only the other path; 1 more where the answer does not tell who was added; 1 more with Include Invite Link',
	fields: [subjectField, participantsField, simplifyField],
	options: [includeLink],
	safe: false,
	read: (item) => ({
		name: readSubject(item.get('subject')),
		ids: readParticipantIds(item),
		simplify: readSimplify(item),
		includeLink: item.option('includeLink') === true,
	}),
	async run(wawp, { name, ids, simplify, includeLink }) {
		const created = await wawp.ask(createGroup, { name, ids });
		if (!simplify) return emitted(created.raw);
		const people = await peopleOfNewGroup(wawp, created, ids);
		// the group is there by now, so nothing that goes wrong here fails the item
		const invite = includeLink
			? await currentInvite(wawp, created.id).catch(instead({ code: null, link: null }))
			: {};
		return { ...groupJson(created), ...people, ...invite };
	},
	hints: hintsOf,
});

function hintsOf(items: IDataObject[]): string[] {
	// raw answers have words of their own
	const own = items.filter(
		(item) => Array.isArray(item.notAdded) && typeof item.groupId === 'string',
	);
	const count = (name: string) => own.flatMap((item) => item[name] ?? []).length;
	const [notAdded, unconfirmed] = [count('notAdded'), count('unconfirmed')];
	const linkless = own.filter(({ link }) => link === null).length;
	return [
		...(notAdded > 0 ? [`Not added: ${notAdded}. See "notAdded" for why.`] : []),
		...(unconfirmed > 0 ? [`Not certain whether added: ${unconfirmed}. See "unconfirmed".`] : []),
		...(linkless > 0 ? [`Links that could not be read: ${linkless}. Use Get Invite Code.`] : []),
	];
}

const ENTER_NAME = 'Enter a name for the group.';

/** A name that is not blank. Throws InputError. */
export function readSubject(given: unknown): string {
	const subject = textOf(given, 'Name', ENTER_NAME);
	if (subject !== '') return subject;
	throw new EmptyError('Name', ENTER_NAME, 'subject');
}
