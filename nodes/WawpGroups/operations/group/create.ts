import type { INodeProperties } from 'n8n-workflow';
import { InputError, WawpError } from '../../../../wawp/failures/errors';
import { isSamePerson, readPerson, type Person } from '../../../../wawp/ids/person';
import {
	changeByCode,
	readResults,
	refusedChange,
	type Change,
} from '../../../../wawp/shapes/change';
import { readParticipants } from '../../../../wawp/shapes/participant';
import { membersOfGroup, readGroup } from '../../../../wawp/shapes/group';
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
		return { ...group, ...peopleOf(answer, participants) };
	},
});

/** Who of those asked for is not in the new group, and of whom the answer does not tell. */
function peopleOf(
	answer: unknown,
	asked: Array<{ id: string }>,
): { notAdded: Array<{ id: string; message: string }>; unconfirmed: string[] } {
	const list = membersOfGroup(answer);
	const results = readResults(list);
	const members = peopleIn(list);
	const isWhole = members.length > 0 && members.every(({ phone }) => phone !== null);
	const notAdded: Array<{ id: string; message: string }> = [];
	const unconfirmed: string[] = [];
	for (const { id } of asked) {
		const result = results.find(({ ids }) => ids.includes(id));
		const person = readPerson(id);
		const isIn = members.some((member) => person && isSamePerson(member, person));
		const change = result?.refused ? refusal(id, result.code) : undefined;
		if (change) notAdded.push({ id, message: change.message });
		else if (result?.code === null) unconfirmed.push(id);
		else if (!result && !isIn && isWhole) notAdded.push({ id, message: NOT_AMONG });
		else if (!result && !isIn) unconfirmed.push(id);
	}
	return { notAdded, unconfirmed };
}

function refusal(id: string, code: number | null): Change {
	return code === null ? refusedChange(id) : changeByCode(id, code);
}

/** WEBJS has results in place of members, so they are not read as such. */
function peopleIn(list: unknown): Person[] {
	try {
		return Array.isArray(list) ? readParticipants(list) : [];
	} catch {
		return [];
	}
}

const NOT_AMONG = 'This person is not among the members of the new group';

const MAY_BE_THERE =
	'The group may have been created all the same. Look in WhatsApp before you run this again.';

/** A name that is not blank. Throws InputError. */
export function readSubject(value: unknown): string {
	const subject =
		typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (subject) return subject;
	throw new InputError('"Subject" is empty', 'Give the name that the group is to have.');
}
