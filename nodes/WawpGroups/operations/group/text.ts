import { plainText } from '../../../../lib/json';
import type { WawpClient } from '../../../../wawp/client';
import { mayHaveHappened } from '../../../../wawp/doubt';
import { WawpError } from '../../../../wawp/failures/errors';
import type { FailureKind } from '../../../../wawp/failures/messages';
import { groupPath } from '../../../../wawp/http';
import { lookTwice } from '../../../../wawp/lookTwice';
import { readChange } from '../../../../wawp/shapes/change';
import { readGroup } from '../../../../wawp/shapes/group';

/**
 * Sets the name or description of a group, and tells whether it is so: by looking, or by the answer where
 * looking tells nothing. `null` where neither shows it, or the two contradict each other.
 * @param field as in Wawp's path
 * @throws WawpError
 */
export async function setText(
	wawp: WawpClient,
	groupId: string,
	field: string,
	value: unknown,
): Promise<true | null> {
	const sent = await wawp
		.send('PUT', groupPath(groupId, field), { [field]: value })
		.catch(doubtfulRefusal);
	const said = sent instanceof WawpError ? 'refused' : readChange(sent, groupId);
	const seen = await lookTwice(
		wawp,
		async () => await isTextSo(wawp, groupId, field, value),
		(isSo) => isSo !== false,
		(isSo) => isSo === null,
	);
	if (seen) return true;
	if (sent instanceof WawpError) throw sent;
	return seen === null && said === 'done' ? true : null;
}

/** A "no" after which the change may have been made all the same. */
function doubtfulRefusal(error: unknown): WawpError {
	if (mayHaveHappened(error) && error.kind === 'refused') return error;
	throw error;
}

/** A number that may not see a group has not changed it. */
const REFUSALS: FailureKind[] = ['notAllowed', 'unauthorized', 'notInGroup', 'groupNotFound'];

/** Whether the group has a name or description now; `null` where that cannot be told. */
async function isTextSo(
	wawp: WawpClient,
	groupId: string,
	field: string,
	value: unknown,
): Promise<boolean | null> {
	const answer = await wawp.get(groupPath(groupId)).catch((error: unknown) => {
		if (error instanceof WawpError) return error;
		throw error;
	});
	if (answer instanceof WawpError) return REFUSALS.includes(answer.kind) ? false : null;
	const group = readGroup(answer, groupId);
	if (group?.id !== groupId) return null;
	const now = field === 'subject' ? group.subject : group.description;
	// what is not said may be empty, and is not this text; nor is that of a group not loaded yet
	return now !== null && normal(now) === normal(value);
}

/** WhatsApp writes line ends and composed letters in its own way. */
function normal(text: unknown): string {
	return plainText(text).normalize('NFC').replaceAll('\r\n', '\n').trim();
}
