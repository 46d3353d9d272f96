import type { INodeProperties } from 'n8n-workflow';
import { InputError, WawpError } from '../../../../wawp/failures/errors';
import { isObject } from '../../../../lib/json';
import { changeByCode, changeBySight, readResults } from '../../../../wawp/shapes/change';
import { readGroup } from '../../../../wawp/shapes/group';
import { writeOptions } from '../fields/options';
import { participantsField, readParticipantIds } from '../fields/participants';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation, emitted } from '../Operation';

const subjectField: INodeProperties = {
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Bread Baking Course',
	description: 'The name of the group',
};

/**
 * Source: https://api.wawp.net/en/docs/v2/groups/create, whose request line says POST /v2/groups and
 * whose heading says /v2/groups/create.
 */
export const create = defineOperation({
	name: 'Create',
	value: 'create',
	action: 'Create a group',
	description: 'Create a group with this number as its admin',
	requests: '1',
	fields: [subjectField, participantsField, simplifyField, writeOptions],
	safe: false,
	read: (item) => ({
		name: readSubject(item.get('subject')),
		participants: readParticipantIds(item).map((id) => ({ id })),
		simplify: readSimplify(item),
	}),
	async run(wawp, { name, participants, simplify }) {
		const post = (path: string) => async () =>
			await wawp.send('POST', path, { name, participants });
		const answer = await wawp.variants.send('create', [
			post('/v2/groups'),
			post('/v2/groups/create'),
		]);
		if (!simplify) return emitted(answer);
		const group = readGroup(answer);
		if (!group) throw new WawpError('unreadable', { advice: MAY_BE_THERE });
		return { ...group, notAdded: notAdded(answer, participants) };
	},
});

/** Who of those asked for is not in the new group, as far as the answer tells. */
function notAdded(
	answer: unknown,
	asked: Array<{ id: string }>,
): Array<{ id: string; message: string }> {
	const { Participants, participants } = isObject(answer) ? answer : {};
	const results = readResults(Participants ?? participants);
	if (results.length === 0) return [];
	return asked.flatMap(({ id }) => {
		const code = results.find(({ ids }) => ids.includes(id))?.code;
		const { done, message } =
			code === undefined ? changeBySight(id, false) : changeByCode(id, code);
		return done ? [] : [{ id, message }];
	});
}

const MAY_BE_THERE =
	'The group may have been created all the same. Look in WhatsApp before you run this again.';

/** A name that is not blank. Throws InputError. */
export function readSubject(value: unknown): string {
	const subject =
		typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (subject) return subject;
	throw new InputError('"Subject" is empty', 'Give the name that the group is to have.');
}
