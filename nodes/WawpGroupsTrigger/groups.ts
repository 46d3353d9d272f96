import { isResourceLocatorValue, type IHookFunctions } from 'n8n-workflow';
import { isObject, objectAt } from '../../lib/json';
import { InputError } from '../../wawp/failures/errors';
import { groupIdByName, namedGroups } from '../../wawp/groupNames';
import { parseGroupId } from '../../wawp/ids/groupId';
import { connect } from '../shared/connect';
import { readStore, writeStore, type TriggerContext } from './store';

/**
 * The IDs of the groups to listen to; all groups if empty.
 * @throws InputError, also for a name whose group was not looked up yet
 */
export function readGroups(context: TriggerContext): string[] {
	const { named = {} } = readStore(context);
	return valuesIn(context).map((value) => {
		const name = nameIn(value);
		if (name === undefined) {
			return parseGroupId(isResourceLocatorValue(value) ? value.value : value);
		}
		const id = named[name];
		if (id !== undefined) return id;
		throw new InputError(
			`The group "${name}" was not looked up yet`,
			'Publish the workflow again.',
		);
	});
}

/**
 * Looks up the groups that are named, and saves their IDs: a delivery names its group by the ID. A name whose group
 * is known already is not looked up again, since the group may have been renamed, and a restart of n8n must not
 * fail for that. Nothing is sent where all are known.
 * @throws InputError for a name that no group has, or more than one; WawpError
 */
export async function lookUpNames(context: IHookFunctions): Promise<void> {
	const { named = {} } = readStore(context);
	const names = valuesIn(context).flatMap((value) => nameIn(value) ?? []);
	if (names.every((name) => named[name] !== undefined)) return;
	const groups = await namedGroups(await connect(context), 0);
	const ids = names.map((name) => [name, named[name] ?? groupIdByName(groups, name)] as const);
	writeStore(context, { named: Object.fromEntries(ids) });
}

function valuesIn(context: TriggerContext): unknown[] {
	const { group } = objectAt({ groups: context.getNodeParameter('groups', {}) }, 'groups');
	const rows: unknown[] = Array.isArray(group) ? group : [];
	return rows.map((row) => (isObject(row) ? row.groupId : row));
}

function nameIn(value: unknown): string | undefined {
	return isResourceLocatorValue(value) && value.mode === 'name' ? String(value.value) : undefined;
}
