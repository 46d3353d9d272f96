import { MemoryOf } from '../../../../lib/memory';
import type { WawpClient } from '../../../../wawp/client';
import { instead } from '../../../../wawp/failures/errors';
import { OF_GROUP } from '../../../../wawp/failures/kinds';
import { withPhones } from '../../../../wawp/groups/numbers';
import { groupsOf, type ListedGroup } from '../../../../wawp/groups/list';
import { MemberIndex } from '../../../../wawp/groups/memberIndex';
import { membersOnce } from '../../../../wawp/groups/members';
import { personOf, type Person } from '../../../../wawp/ids/person';
import { lookUpHiddenNumbers, lookUpRequests } from '../fields/hiddenNumbers';
import { participantsField, readParticipantIds } from '../fields/participants';
import { defineOperation } from '../defineOperation';

/** The list of groups has their members in it, unless the server leaves them out. */
export const findGroups = defineOperation({
	name: 'Find Groups',
	value: 'findGroups',
	action: 'Find groups of participants',
	description:
		'Find the groups that people are in, among those of this number. Where WhatsApp hides who somebody is, the status of a group is "unknown".',
	requests: `1 for every 100 groups, 1 to see that no more come, 1 for who this number is, and 1 for every group whose members the list does not hold; for all items together; ${lookUpRequests}`,
	fields: [participantsField],
	options: [lookUpHiddenNumbers],
	safe: true,
	read: (item) => ({
		ids: readParticipantIds(item),
		looksUp: item.option('lookUpHiddenNumbers') === true,
	}),
	async run(wawp, { ids, looksUp }) {
		const groups = await groupsWithMembers(wawp, looksUp);
		const people = ids.map((id) => personOf([id]));
		const known = await withPhones(wawp, people, looksUp);
		return known.flatMap((person) => groups.flatMap((group) => rowOf(person, group)));
	},
});

/** A group, and who is in it; `undefined` where that cannot be read. */
interface Known {
	group: ListedGroup;
	index: MemberIndex<Person> | undefined;
	/** Whether this number itself is among them: only then the list shows who is not in it. */
	isWhole: boolean;
}

function rowOf(person: Person, { group, index, isWhole }: Known) {
	const found = index?.find(person);
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
const lists = new MemoryOf<Known[]>();

async function groupsWithMembers(wawp: WawpClient, looksUp: boolean): Promise<Known[]> {
	return await lists.of(wawp).get(String(looksUp), Infinity, async () => {
		const [listed, me] = [await groupsOf(wawp, {}), await wawp.me()];
		const read = async (group: ListedGroup): Promise<Known> => {
			// of a community, the member list shows the admins only
			if (group.isCommunity) return { group, index: undefined, isWhole: false };
			const index =
				(await indexIn(wawp, group, me, looksUp)) ??
				(await membersOnce(wawp, group.id, looksUp).catch(instead(undefined, OF_GROUP)));
			return { group, index, isWhole: index?.hasOneOf(me) === true };
		};
		return await Promise.all(listed.map(read));
	});
}

/** The members that the list holds, if they are all: as many as the group says, and this number among them. */
async function indexIn(
	wawp: WawpClient,
	{ members, size }: ListedGroup,
	me: Person[],
	looksUp: boolean,
): Promise<MemberIndex<Person> | undefined> {
	if (members === null || members.length < (size ?? 0)) return undefined;
	const index = new MemberIndex<Person>(await withPhones(wawp, members, looksUp));
	return index.hasOneOf(me) ? index : undefined;
}
