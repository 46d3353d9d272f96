import { PerOwner } from '../../../../lib/perOwner';
import type { WawpClient } from '../../../../wawp/client';
import { WawpError } from '../../../../wawp/failures/errors';
import type { FailureKind } from '../../../../wawp/failures/messages';
import { listGroups } from '../../../../wawp/groupList';
import type { ListedGroup } from '../../../../wawp/groupPages';
import { isNoChat } from '../../../../wawp/groupSize';
import { withPhones } from '../../../../wawp/hiddenNumbers';
import { readPerson, type Person } from '../../../../wawp/ids/person';
import { MemberIndex } from '../../../../wawp/memberIndex';
import { membersOnce } from '../../../../wawp/membersOnce';
import { membersOfGroup, type Group } from '../../../../wawp/shapes/group';
import { readParticipants, type Member } from '../../../../wawp/shapes/participant';
import { lookUpHiddenNumbers } from '../fields/hiddenNumbers';
import { isOn, maxConcurrency, maxWait, optionsField, timeout } from '../fields/options';
import { participantsField, readParticipantIds } from '../fields/participants';
import { defineOperation } from '../Operation';

/** Source: https://api.wawp.net/en/docs/v2/groups; with members in it, unless the server leaves them out. */
export const findGroups = defineOperation({
	name: 'Find Groups',
	value: 'findGroups',
	action: 'Find groups of participants',
	description:
		'Find the groups that people are in, among those of this number. Where WhatsApp hides who somebody is, the status of a group is "unknown".',
	requests:
		'1 for every 100 groups, 1 to see that no more come, 1 for who this number is, and 1 for every group whose members the list does not hold; for all items together',
	fields: [
		participantsField,
		optionsField([lookUpHiddenNumbers, maxConcurrency, timeout, maxWait]),
	],
	safe: true,
	read: (item) => ({ ids: readParticipantIds(item), looksUp: isOn(item, 'lookUpHiddenNumbers') }),
	async run(wawp, { ids, looksUp }) {
		const groups = await groupsWithMembers(wawp, looksUp);
		const people = ids.map(readPerson).filter((person) => person !== undefined);
		const known = looksUp ? await withPhones(wawp, people) : people;
		return known.flatMap((person) => groups.flatMap((group) => rowOf(person, group)));
	},
});

/** A group, and who is in it; `undefined` where that cannot be read. */
interface Known {
	group: Group;
	index: MemberIndex<Member> | undefined;
	/** Whether this number itself is among them. */
	isWhole: boolean;
}

function rowOf(person: Person, { group, index, isWhole }: Known) {
	const found = index?.find(person);
	// only a list in which this number itself is found shows who is not in it
	const member = found ?? (isWhole ? found : null);
	if (member === undefined) return [];
	return [
		{
			id: member?.id ?? person.id,
			phone: person.phone ?? member?.phone ?? null,
			groupId: group.id,
			subject: group.subject,
			role: member?.role ?? null,
			status: member ? 'member' : 'unknown',
		},
	];
}

/** By the execution's client. */
const lists = new PerOwner<Known[]>();

async function groupsWithMembers(wawp: WawpClient, looksUp: boolean): Promise<Known[]> {
	return await lists.get(wawp, String(looksUp), async () => {
		const [listed, me] = [await listGroups(wawp, {}, Infinity), await wawp.me()];
		const read = async (each: ListedGroup): Promise<Known> => {
			if (isNoChat(each.raw)) return { group: each.group, index: undefined, isWhole: false };
			const index =
				(await indexIn(wawp, each, me, looksUp)) ?? (await indexOf(wawp, each, looksUp));
			return { group: each.group, index, isWhole: index?.hasOneOf(me) === true };
		};
		return await Promise.all(listed.map(read));
	});
}

/** The members that the list holds, if they are all: as many as the group says, and this number among them. */
async function indexIn(
	wawp: WawpClient,
	{ group, raw }: ListedGroup,
	me: Person[],
	looksUp: boolean,
): Promise<MemberIndex<Member> | undefined> {
	const members = membersIn(raw, group.id);
	if (members === undefined || members.length < (group.size ?? Infinity)) return undefined;
	const index = new MemberIndex(looksUp ? await withPhones(wawp, members) : members);
	return index.hasOneOf(me) ? index : undefined;
}

function membersIn(raw: unknown, groupId: string): Member[] | undefined {
	try {
		return readParticipants(membersOfGroup(raw, groupId), groupId);
	} catch {
		return undefined;
	}
}

/** Kinds that are about one group: who is in it stays unknown. */
const OF_GROUP: FailureKind[] = [
	...(['groupNotFound', 'notFound', 'notInGroup', 'notAllowed', 'unauthorized'] as const),
	...(['unreadable', 'incomplete'] as const),
];

async function indexOf(
	wawp: WawpClient,
	{ group }: ListedGroup,
	looksUp: boolean,
): Promise<MemberIndex<Member> | undefined> {
	return await membersOnce(wawp, group.id, looksUp).catch((error: unknown) => {
		if (error instanceof WawpError && OF_GROUP.includes(error.kind)) return undefined;
		throw error;
	});
}
