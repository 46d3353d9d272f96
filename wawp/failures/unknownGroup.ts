import { groupIdInPath } from '../ids/groupId';
import { WawpError } from './errors';

/** A number in a spreadsheet has 15 digits; what comes after them becomes zeros. */
const CUT = /^\d{15}0{3,}@/;

const MAY_BE_CUT =
	'Its last digits are zeros: a spreadsheet may have cut it. Make the column text (Format > Number > Plain text), and put the whole ID in again.';

/** A failure that says that there is no such group, with the ID that was asked for; others as they are. */
export function withGroupId(failure: WawpError, path: string): WawpError {
	const groupId = groupIdInPath(path);
	if (failure.kind !== 'groupNotFound' || groupId === undefined) return failure;
	const advice = CUT.test(groupId) ? MAY_BE_CUT : undefined;
	return new WawpError(failure.kind, { advice, ...failure.facts, groupId }, failure.answer);
}
