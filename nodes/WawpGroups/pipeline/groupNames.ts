import { isResourceLocatorValue } from 'n8n-workflow';
import { isObject } from '../../../lib/json';
import type { WawpClient } from '../../../wawp/client';
import { listIn } from '../../../wawp/ids/listInput';
import { groupIdByName, hasName, namedGroups } from '../../../wawp/groups/names';
import type { NamedGroup } from '../../../wawp/account/account';

const BY_NAME = 'name';

/**
 * The groups of this number, if a group field of the node is set to By Name; else none, and nothing is sent.
 * @throws WawpError
 */
export async function groupsIfNamed(parameters: unknown, wawp: WawpClient): Promise<NamedGroup[]> {
	return usesName(parameters) ? await namedGroups(wawp) : [];
}

function usesName(value: unknown): boolean {
	if (isResourceLocatorValue(value)) return value.mode === BY_NAME;
	if (Array.isArray(value)) return value.some(usesName);
	return isObject(value) && Object.values(value).some(usesName);
}

/**
 * The value of a field: of what was picked or entered in one of several modes, the value itself, and the ID of a
 * group that is named; also within lists.
 * @throws InputError for a name that no group has, or more than one
 */
export function plainValue(value: unknown, groups: NamedGroup[]): unknown {
	if (isResourceLocatorValue(value)) {
		if (value.mode !== BY_NAME) return value.value;
		const given = value.value;
		// a name can look like the text of a list
		const isName = typeof given === 'string' && hasName(groups, given);
		const names = isName ? given : listIn(given);
		if (!Array.isArray(names)) return groupIdByName(groups, names);
		// a gap stays one: whether there may be any is for the field to say
		return names.flat(Infinity).map((name) => name && groupIdByName(groups, name));
	}
	if (Array.isArray(value)) return value.map((each) => plainValue(each, groups));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, plainValue(inner, groups)]),
	);
}
