import { MemoryOf } from '../../lib/memory';
import { cleanText, quoted } from '../../lib/text';
import type { Account, NamedGroup } from '../account/account';
import type { WawpClient } from '../client';
import { EmptyError, InputError, instead } from '../failures/errors';
import { groupsOf } from './list';

/** How long the names of groups may be known before they are read again, in milliseconds. */
const MAX_AGE = 60_000;
/** Groups are seldom renamed; in milliseconds. */
const MAX_AGE_WITHOUT_ASKING = 60 * 60_000;
/** The one list of an account. */
const ALL = 'all';
/** Similar names that are told. */
const MOST_TOLD = 5;

/**
 * The groups of this number with their names: one list for all executions of the account, for a minute.
 * @param maxAgeMs how old it may be, in milliseconds
 * @throws WawpError, also where Wawp gives a part of them only: a second group of the name could be among the rest
 */
export async function namedGroups(wawp: WawpClient, maxAgeMs = MAX_AGE): Promise<NamedGroup[]> {
	return await wawp.recent(wawp.account.names, ALL, maxAgeMs, async () => {
		const groups = await groupsOf(wawp, { exclude: 'participants' });
		return groups.map(({ id, subject, isCommunity }) => ({ id, subject, isCommunity }));
	});
}

/** The name of a group as somebody has read it within the hour; `null` where nobody has. Nothing is sent. */
export function knownName({ names }: Account, groupId: string): string | null {
	return knownGroup(names.peek(ALL, MAX_AGE_WITHOUT_ASKING), groupId)?.subject ?? null;
}

/** Notes the name that a group has now, in what is known. */
export function noteName({ names }: Account, groupId: string, subject: string): void {
	const group = knownGroup(names.peek(ALL, MAX_AGE_WITHOUT_ASKING), groupId);
	if (group) group.subject = subject;
}

function knownGroup(groups: NamedGroup[] = [], groupId: string): NamedGroup | undefined {
	return groups.find(({ id }) => id === groupId);
}

/** By the execution's client: a list that has failed is not asked for again by each of its items. */
const tried = new MemoryOf<NamedGroup[]>();

/** The name of a group; `null` where Wawp does not tell it, or not now. Throws AbortedError. */
export async function nameOfGroup(wawp: WawpClient, groupId: string): Promise<string | null> {
	const read = async () => await namedGroups(wawp).catch(instead<NamedGroup[]>([]));
	const groups = await tried.of(wawp).get(ALL, Infinity, read);
	return knownGroup(groups, groupId)?.subject ?? null;
}

/** Whether a group has this name. */
export function hasName(groups: NamedGroup[], name: string): boolean {
	return groups.some(({ subject }) => comparable(subject ?? '') === comparable(name));
}

/**
 * The ID of the one group with this name, exact but for case and spaces at its ends. A community has the name of its
 * announcement group, in which people are; the community itself is nobody's group.
 * @throws InputError that says what was found instead
 */
export function groupIdByName(groups: NamedGroup[], value: unknown): string {
	const name = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	const wanted = comparable(name);
	if (['', 'undefined', 'null'].includes(wanted)) {
		throw new EmptyError('Group', 'Enter the name of the group, just as WhatsApp shows it.');
	}
	const all = groups.filter(({ subject }) => comparable(subject ?? '') === wanted);
	const own = all.filter(({ isCommunity }) => isCommunity !== true);
	const [found, ...others] = own.length > 0 ? own : all;
	if (!found) throw notFound(groups, name, wanted);
	if (others.length === 0) return found.id;
	const ids = [found, ...others].map(({ id }) => id).join(', ');
	throw new InputError(
		`"Group" ${quoted(name)} is the name of ${others.length + 1} groups`,
		`Choose one By ID: ${ids}. One of them may be a community, which has the same name as its group for announcements; Group > Get shows how many members each has.`,
	);
}

/** Accents can be written in two ways, and phones add marks that nobody sees. */
function comparable(name: string): string {
	return cleanText(name).normalize('NFC').toLowerCase();
}

function notFound(groups: NamedGroup[], name: string, wanted: string): InputError {
	const similar = groups.flatMap(({ subject }) => {
		const other = comparable(subject ?? '');
		return subject && other && (other.includes(wanted) || wanted.includes(other)) ? [subject] : [];
	});
	const nameless = groups.filter(({ subject }) => subject === null).length;
	const advice = [
		similar.length > 0
			? `Similar names: ${similar.slice(0, MOST_TOLD).map(quoted).join(', ')}.`
			: groups.length > 0
				? `None of the ${groups.length} groups of this number has a similar name.`
				: 'Wawp gave no groups at all: this number is in none, or Wawp is still loading them.',
		...(nameless > 0 ? [`Wawp gave no name for ${nameless} of them.`] : []),
		'The name must be the whole name, as WhatsApp shows it. A new or renamed group can take a minute to be found.',
	];
	return new InputError(`"Group" ${quoted(name)} is not the name of a group`, advice.join(' '));
}
