import { findMember, readPerson, type Person } from '../../../../wawp/ids/person';
import { yesOrNo } from '../../../../lib/json';
import { layersOf } from '../../../../wawp/failures/signs';
import { membersOfGroup, readGroup } from '../../../../wawp/shapes/group';
import { readParticipants } from '../../../../wawp/shapes/participant';
import { changeByAnswer } from '../../../../wawp/shapes/personChange';
import { readResults } from '../../../../wawp/shapes/personResults';

/** Who of those asked for is not in the new group, and of whom the answer does not tell. */
export function peopleOf(
	answer: unknown,
	ids: string[],
): { notAdded: Array<{ id: string; message: string }>; unconfirmed: string[] } {
	const list = membersOfGroup(answer);
	const results = readResults(list, ids);
	const members = peopleIn(list);
	// a list with nobody but this number may be of the time before
	const isWhole = members.length > 1 && !isPartOnly(answer, members.length);
	const notAdded: Array<{ id: string; message: string }> = [];
	const unconfirmed: string[] = [];
	for (const id of ids) {
		const result = results.get(id);
		const person = readPerson(id);
		const found = person ? findMember(members, person) : null;
		// who is in a part is in the group; who is not may be in the rest
		const member = found ?? (isWhole ? found : null);
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

/** Whether an answer says that its list is not the whole one. */
function isPartOnly(answer: unknown, listed: number): boolean {
	const says = layersOf(answer).some((layer) =>
		['partial', 'isPartial', 'truncated', 'hasMore', 'has_more'].some(
			(name) => yesOrNo(layer[name]) === true,
		),
	);
	return says || listed < (readGroup(answer)?.size ?? 0);
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
