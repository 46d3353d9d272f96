import { asIs, change, type Shown } from '../../../../wawp/change';
import type { WawpClient } from '../../../../wawp/client';
import { setSetting, setText } from '../../../../wawp/contract/groupInfo';
import { getGroup } from '../../../../wawp/contract/groups';
import { WawpError } from '../../../../wawp/failures/errors';
import { readSettings } from '../../../../wawp/groups/settings';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { defineOperation } from '../defineOperation';
import { NAMES, readParts, updateFieldsField, type Part } from './updateFields';

export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update a group',
	description: 'Change name, description and settings of a group',
	requests: '1 for each field, and up to 4 more for each to check the result',
	fields: [groupIdField, updateFieldsField],
	safe: false,
	read: (item) => ({ groupId: readGroupId(item), parts: readParts(item.get('updateFields')) }),
	async run(wawp, { groupId, parts }) {
		const updated: Field[] = [];
		const unconfirmed: Field[] = [];
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
		const named = (fields: Field[]) => fields.map((field) => NAMES[field].output);
		return { groupId, updated: named(updated), unconfirmed: named(unconfirmed) };
	},
});

/** Changes a part, and tells whether that is shown to be so. Throws WawpError. */
async function apply(wawp: WawpClient, groupId: string, part: Part): Promise<Shown<true>> {
	if ('setting' in part) {
		const { setting, adminsOnly } = part;
		// WEBJS says true also where nothing is changed (WAHA #1027)
		const told = () => undefined;
		const look = async () => {
			const [now] = await readSettings(wawp, groupId, [setting]);
			return now === adminsOnly;
		};
		return await change(wawp, setSetting, { groupId, setting, adminsOnly }, told, look);
	}
	const { field, value } = part;
	return await change(wawp, setText, { groupId, field, value }, asIs, async () => {
		const group = await wawp.ask(getGroup, { groupId });
		if (group.id !== groupId) return undefined;
		const now = field === 'subject' ? group.subject : group.description;
		return normal(now ?? '') === normal(value);
	});
}

/** WhatsApp writes line ends and composed letters in its own way. */
function normal(text: string): string {
	return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}

type Field = Part['field'];

interface Progress {
	updated: Field[];
	unconfirmed: Field[];
	/** The part that was refused, and those after it. */
	rest: Field[];
}

/** Says what is changed already and what is not, since WhatsApp has no "all or nothing". */
function withProgress(error: WawpError, { updated, unconfirmed, rest }: Progress): WawpError {
	const names = (fields: Field[]) => fields.map((field) => `"${NAMES[field].label}"`).join(', ');
	const [refused] = rest;
	const isOpen = error.mayHaveHappened;
	const open = isOpen ? [...unconfirmed, ...rest.slice(0, 1)] : unconfirmed;
	const not = isOpen ? rest.slice(1) : rest;
	const advice = [
		`Changed: ${names(updated) || 'nothing'}.`,
		...(open.length > 0 ? [`Not certain: ${names(open)}.`] : []),
		...(not.length > 0 ? [`Not changed: ${names(not)}.`] : []),
		error.advice,
	].join(' ');
	const isOneOfSeveral = updated.length + unconfirmed.length + rest.length > 1;
	return error.with({ advice, part: refused && isOneOfSeveral ? NAMES[refused].label : undefined });
}
