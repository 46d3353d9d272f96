import type { INodeProperties } from 'n8n-workflow';
import { yesOrNo } from '../../../../lib/json';
import { InputError, WawpError } from '../../../../wawp/failures/errors';
import { layersOf } from '../../../../wawp/failures/signs';
import type { Sent } from '../../../../wawp/http';
import { findMember, readPerson, type Person } from '../../../../wawp/ids/person';
import { isQueued } from '../../../../wawp/shapes/change';
import { changeByAnswer } from '../../../../wawp/shapes/personChange';
import { readResults } from '../../../../wawp/shapes/personResults';
import { readParticipants } from '../../../../wawp/shapes/participant';
import { membersOfGroup, readGroup } from '../../../../wawp/shapes/group';
import { writeOptions } from '../fields/options';
import { participantsField, readParticipantIds } from '../fields/participants';
import { readSimplify, simplifyField } from '../fields/simplify';
import { defineOperation, emitted } from '../Operation';

const subjectField: INodeProperties = {
	displayName: 'Name',
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
	requests: '1, or 2 where Wawp knows only the other path',
	fields: [subjectField, participantsField, simplifyField, writeOptions],
	safe: false,
	read: (item) => ({
		name: readSubject(item.get('subject')),
		ids: readParticipantIds(item),
		simplify: readSimplify(item),
	}),
	async run(wawp, { name, ids, simplify }) {
		const participants = ids.map((id) => ({ id }));
		const post = (path: string) => async () =>
			await wawp.send('POST', path, { name, participants }).then(created).catch(withGroup);
		const answer = await wawp.eitherOf('create', [post('/v2/groups'), post('/v2/groups/create')]);
		if (!simplify) return emitted(answer);
		const group = readGroup(answer);
		if (!group) throw new WawpError('unreadable', { advice: MAY_BE_THERE });
		return { ...group, ...peopleOf(answer, ids) };
	},
});

/** The answer with the new group. Throws WawpError where it says that there is none yet, or no new one. */
function created({ status, body }: Sent): unknown {
	const layers = layersOf(body);
	const says = (names: string[]) =>
		layers.some((layer) => names.some((name) => yesOrNo(layer[name]) === true));
	const isOld = layers.some((layer) => layer.created === false);
	if (isOld || says(['existing', 'exists', ...ALREADY_EXISTS])) {
		throw new WawpError('conflict', { status, advice: THERE_BEFORE }, body);
	}
	if (status !== 202 && !isQueued(body)) return body;
	throw new WawpError('unreadable', { status, advice: MAY_BE_THERE }, body);
}

const ALREADY_EXISTS = ['already_exists', 'alreadyExists'];

/** An answer can say "no" because somebody could not be added, and name the new group all the same. */
function withGroup(error: unknown): unknown {
	if (!(error instanceof WawpError) || error.kind !== 'refused') throw error;
	const isOld = /\balready exists?\b/i.test(error.facts.said ?? '');
	if (isOld || !readGroup(error.answer)) throw error;
	return created({ status: error.facts.status ?? 0, body: error.answer });
}

/** Who of those asked for is not in the new group, and of whom the answer does not tell. */
function peopleOf(
	answer: unknown,
	ids: string[],
): { notAdded: Array<{ id: string; message: string }>; unconfirmed: string[] } {
	const list = membersOfGroup(answer);
	const results = readResults(list, ids);
	const members = peopleIn(list);
	const notAdded: Array<{ id: string; message: string }> = [];
	const unconfirmed: string[] = [];
	for (const id of ids) {
		const result = results.get(id);
		const person = readPerson(id);
		// a list with nobody but this number may be of the time before
		const member = person && members.length > 1 ? findMember(members, person) : null;
		if (result?.done === false) {
			notAdded.push({ id, message: changeByAnswer(id, result).message });
		} else if (result?.done === null || (!result && member === null)) {
			unconfirmed.push(id);
		} else if (!result && member === undefined) {
			notAdded.push({ id, message: NOT_AMONG });
		}
	}
	return { notAdded, unconfirmed };
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

const THERE_BEFORE =
	'The answer names a group that was there before. Look in WhatsApp before you run this again.';

/** A name that is not blank. Throws InputError. */
export function readSubject(value: unknown): string {
	const subject =
		typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (subject) return subject;
	throw new InputError('"Name" is empty', 'Enter a name for the group.');
}
