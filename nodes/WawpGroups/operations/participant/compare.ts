import type { INodeProperties } from 'n8n-workflow';
import { withPhones } from '../../../../wawp/groups/numbers';
import { MemberIndex } from '../../../../wawp/groups/memberIndex';
import { isCommunityOnce, membersOnce } from '../../../../wawp/groups/members';
import { isSamePerson, personOf, type Person, type Role } from '../../../../wawp/ids/person';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { lookUpHiddenNumbers, lookUpRequests } from '../fields/hiddenNumbers';
import { participantsField, readParticipantIds } from '../fields/participants';
import { defineOperation } from '../defineOperation';

const adminsAsExtra: INodeProperties = {
	displayName: 'Report Admins as Extra',
	name: 'adminsAsExtra',
	type: 'boolean',
	default: false,
	description: 'Whether admins who are not on the list are reported too; this number never is',
};

/** The people of all items that are about one group. */
interface List {
	ids: Set<string>;
	/** Whether all items could be read. Else nobody is extra: the one who is missing may be on the list. */
	isWhole: boolean;
	/** Whether an item has told of those who are not on the list: the first one that is not refused does. */
	isExtraTold: boolean;
}

/** What one item asks for. */
interface Params {
	groupId: string;
	/** The people of this item. */
	ids: string[];
	list: List;
	adminsAsExtra: boolean;
	looksUp: boolean;
}

export const compare = defineOperation<Params>({
	name: 'Compare',
	value: 'compare',
	action: 'Compare participants with a list',
	description:
		'Compare the members of a group with a list of people: who is a member, who is missing, and who is extra. All items about the same group make one list. Nothing is changed.',
	requests: `2 for every group, and 1 for who this number is; ${lookUpRequests}`,
	fields: [groupIdField, participantsField],
	options: [lookUpHiddenNumbers, adminsAsExtra],
	safe: true,
	sharesAnswers: false,
	read(item) {
		const ids = readParticipantIds(item);
		return {
			groupId: readGroupId(item),
			ids,
			list: { ids: new Set(ids), isWhole: true, isExtraTold: false },
			adminsAsExtra: item.option('adminsAsExtra') === true,
			looksUp: item.option('lookUpHiddenNumbers') === true,
		};
	},
	combine(items) {
		const isWhole = items.every((item) => item !== undefined);
		const lists = new Map<string, List>();
		return items.map((item) => {
			if (!item) return undefined;
			const list = lists.get(item.groupId) ?? { ids: new Set(), isWhole, isExtraTold: false };
			lists.set(item.groupId, list);
			const ids = item.ids.filter((id) => !list.ids.has(id));
			for (const id of ids) list.ids.add(id);
			return { ...item, ids, list };
		});
	},
	async run(wawp, params) {
		const { groupId, looksUp, list } = params;
		const [index, me] = [await membersOnce(wawp, groupId, looksUp), await wawp.me()];
		const { members } = index;
		const own = await withPhones(wawp, params.ids.map(asPerson), looksUp);
		// only a list in which this number itself is found shows who is not in it; of a community, it has the admins only
		const isWhole = index.hasOneOf(me) && !(await isCommunityOnce(wawp, groupId));
		const rows = own.map((person) => rowOf(person, index, isWhole));
		if (list.isExtraTold) return rows.map((row) => ({ groupId, ...row }));
		list.isExtraTold = true;
		const people = await withPhones(wawp, [...list.ids].map(asPerson), looksUp);
		const listed = new MemberIndex(people);
		const haveNumbers = people.some((person) => person.phone !== null);
		const haveHidden = people.some((person) => person.phone === null);
		const others = members.filter(
			(member) => !listed.find(member) && !me.some((one) => isSamePerson(one, member)),
		);
		const extra = others.flatMap((member): Row[] => {
			const { id, phone, role } = member;
			if ((role === 'admin' || role === 'superadmin') && !params.adminsAsExtra) return [];
			const isComparable = id.endsWith('@lid') ? phone !== null || !haveNumbers : !haveHidden;
			const isExtra = role !== null && list.isWhole && isWhole && isComparable;
			return [{ id, phone, status: isExtra ? 'extra' : 'unknown', role }];
		});
		return [...rows, ...extra].map((row) => ({ groupId, ...row }));
	},
});

const asPerson = (id: string) => personOf([id]);

/** What is told of one person. */
interface Row {
	id: string;
	phone: string | null;
	status: 'member' | 'missing' | 'extra' | 'unknown';
	role: Role | null;
}

function rowOf(person: Person, index: MemberIndex<Person>, isWhole: boolean): Row {
	const member = index.find(person);
	if (member) {
		const phone = person.phone ?? member.phone;
		return { id: member.id, phone, status: 'member', role: member.role };
	}
	const isMissing = member === undefined && isWhole;
	const { id, phone } = person;
	return { id, phone, status: isMissing ? 'missing' : 'unknown', role: null };
}
