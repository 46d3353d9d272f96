import type { WawpClient } from '../../../../wawp/client';
import { mayHaveHappened } from '../../../../wawp/doubt';
import { WawpError } from '../../../../wawp/failures/errors';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { writeOptions } from '../fields/options';
import { defineOperation } from '../Operation';
import { setSetting, type Setting } from './settings';
import { setText } from './text';
import { NAMES, OUTPUT_NAMES, readParts, updateFieldsField, type Part } from './updateFields';

/** Sources: https://api.wawp.net/en/docs/v2/groups/{id}/subject and …/description */
export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update a group',
	description: 'Change name, description and settings of a group',
	requests: '1 for each field, and up to 4 more for each to check the result',
	fields: [groupIdField, updateFieldsField, writeOptions],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), parts: readParts(item.get('updateFields')) }),
	async run(wawp, { groupId, parts }) {
		const updated: string[] = [];
		const unconfirmed: string[] = [];
		for (const [index, part] of parts.entries()) {
			const isSo = await apply(wawp, groupId, part).catch((error: unknown) => {
				const progress = {
					updated,
					unconfirmed,
					rest: parts.slice(index).map(({ field }) => field),
				};
				throw error instanceof WawpError ? withProgress(error, progress) : error;
			});
			(isSo ? updated : unconfirmed).push(part.field);
		}
		const named = (fields: string[]) => fields.map((field) => OUTPUT_NAMES[field]);
		return { groupId, updated: named(updated), unconfirmed: named(unconfirmed) };
	},
});

/** Changes a part, and tells whether it is so; `null` where nothing shows it. Throws WawpError. */
async function apply(
	wawp: WawpClient,
	groupId: string,
	{ field, value }: Part,
): Promise<true | null> {
	const setting = SETTINGS.get(field);
	if (setting) return await setSetting(wawp, groupId, setting, value === true);
	return await setText(wawp, groupId, field, value);
}

const SETTINGS = new Map<string, Setting>([
	['editInfo', 'info-admin-only'],
	['sendMessages', 'messages-admin-only'],
]);

interface Progress {
	updated: string[];
	unconfirmed: string[];
	/** The part that was refused, and those after it. */
	rest: string[];
}

/** Says what is changed already and what is not, since WhatsApp has no "all or nothing". */
function withProgress(error: WawpError, { updated, unconfirmed, rest }: Progress): WawpError {
	const names = (fields: string[]) => fields.map((field) => `"${NAMES[field]}"`).join(', ');
	const [refused = '', ...later] = rest;
	const isOpen = mayHaveHappened(error);
	const open = isOpen ? [...unconfirmed, refused] : unconfirmed;
	const not = isOpen ? later : rest;
	const advice = [
		`Changed: ${names(updated) || 'nothing'}.`,
		...(open.length > 0 ? [`Not certain: ${names(open)}.`] : []),
		...(not.length > 0 ? [`Not changed: ${names(not)}.`] : []),
		error.advice,
	].join(' ');
	const isOneOfSeveral = updated.length + unconfirmed.length + rest.length > 1;
	const part = isOneOfSeveral ? NAMES[refused] : undefined;
	return new WawpError(error.kind, { ...error.facts, advice, part });
}
