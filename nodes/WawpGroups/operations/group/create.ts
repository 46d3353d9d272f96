import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { yesOrNo } from '../../../../lib/json';
import { cleanText } from '../../../../lib/text';
import type { WawpClient } from '../../../../wawp/client';
import { EmptyError, InputError, WawpError } from '../../../../wawp/failures/errors';
import { layersOf } from '../../../../wawp/failures/signs';
import type { Sent } from '../../../../wawp/http';
import { isQueued } from '../../../../wawp/shapes/change';
import { readGroup } from '../../../../wawp/shapes/group';
import { isOn, maxWait, optionsField, pauseBetweenChanges, timeout } from '../fields/options';
import { participantsField, readParticipantIds } from '../fields/participants';
import { readSimplify, simplifyField } from '../fields/simplify';
import { currentInvite } from '../invite/getInviteCode';
import { defineOperation, emitted } from '../Operation';
import { groupJson } from './groupJson';
import { peopleOf } from './peopleOfNewGroup';

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

/**
 * Source: https://api.wawp.net/en/docs/v2/groups/create, whose request line says POST /v2/groups and
 * whose heading says /v2/groups/create.
 */
export const create = defineOperation({
	name: 'Create',
	value: 'create',
	action: 'Create a group',
	description: 'Create a group with this number as its admin',
	requests: '1, or 2 where Wawp knows only the other path; 1 more with Include Invite Link',
	fields: [
		subjectField,
		participantsField,
		simplifyField,
		optionsField([includeLink, pauseBetweenChanges, timeout, maxWait]),
	],
	safe: false,
	read: (item) => ({
		name: readSubject(item.get('subject')),
		ids: readParticipantIds(item),
		simplify: readSimplify(item),
		includeLink: isOn(item, 'includeLink'),
	}),
	async run(wawp, { name, ids, simplify, includeLink }) {
		const participants = ids.map((id) => ({ id }));
		const post = (path: string) => async () =>
			await wawp.send('POST', path, { name, participants }).then(created).catch(withGroup);
		const answer = await wawp.eitherOf('create', [post('/v2/groups'), post('/v2/groups/create')]);
		if (!simplify) return emitted(answer);
		const group = readGroup(answer);
		if (!group) throw new WawpError('unreadable', { advice: MAY_BE_THERE });
		const invite = includeLink ? await inviteOf(wawp, group.id) : {};
		return { ...groupJson(group), ...peopleOf(answer, ids), ...invite };
	},
	hints: hintsOf,
});

/** The group is there by now, so nothing that goes wrong here fails the item. */
async function inviteOf(
	wawp: WawpClient,
	groupId: string,
): Promise<{ code: string | null; link: string | null }> {
	return await currentInvite(wawp, groupId).catch((error: unknown) => {
		if (error instanceof WawpError) return { code: null, link: null };
		throw error;
	});
}

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

const MAY_BE_THERE =
	'The group may have been created all the same. Look in WhatsApp before you run this again.';

const THERE_BEFORE =
	'The answer names a group that was there before. Look in WhatsApp before you run this again.';

const ENTER_NAME = 'Enter a name for the group.';

/** A name that is not blank. Throws InputError. */
export function readSubject(value: unknown): string {
	if (typeof value === 'object' && value !== null) {
		throw new InputError('"Name" must be text', ENTER_NAME);
	}
	const subject =
		typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	// marks alone are a name that nobody sees
	if (cleanText(subject)) return subject;
	throw new EmptyError('Name', ENTER_NAME, 'subject');
}
