import * as v from 'valibot';
import type { Group } from '../../wawp/contract/group';
import { countGroups, listGroups } from '../../wawp/contract/groups';
import { check, reads, type Check, type Finding, type Probe } from './probe.cts';

const PATH = '/v2/groups';

/** What a list is asked for with, beside its paging. */
const OTHER_KEYS = { sortBy: 'subject', sortOrder: 'asc', exclude: 'participants' };

/** A page, or none where the answer is no list. */
async function page(
	probe: Probe,
	query: Record<string, string | number>,
): Promise<Group[] | undefined> {
	const { status, body } = await probe.ask({ path: PATH, query });
	const { success, output } = v.safeParse(listGroups.answer, body);
	return status === 200 && success ? output : undefined;
}

async function count(probe: Probe): Promise<number | undefined> {
	const { success, output } = v.safeParse(
		countGroups.answer,
		(await probe.ask({ path: `${PATH}/count` })).body,
	);
	return success ? output : undefined;
}

/** Each key by itself, since a server may know some of them only. */
async function tryKeys(probe: Probe): Promise<Finding> {
	const refused: string[] = [];
	for (const [key, value] of Object.entries({ limit: 1, offset: 0, ...OTHER_KEYS })) {
		const { status } = await probe.ask({ path: PATH, query: { [key]: value } });
		if (status !== 200) refused.push(`${key} (${status})`);
	}
	return {
		holds: refused.length === 0,
		saw: refused.length === 0 ? 'all are taken' : `refused: ${refused.join(', ')}`,
	};
}

/** One group of several shows it; one of one does not. */
async function tryLimit(probe: Probe): Promise<Finding> {
	const [one, all] = [await page(probe, { limit: 1 }), await count(probe)];
	if (!one || all === undefined) return { holds: undefined, saw: 'no list or no count' };
	const saw = `${one.length} of ${all} groups`;
	return { holds: all < 2 ? undefined : one.length === 1, saw };
}

async function tryOffset(probe: Probe): Promise<Finding> {
	const one = await page(probe, { limit: 1, offset: 0 });
	const two = await page(probe, { limit: 1, offset: 1 });
	if (!one || !two) return { holds: undefined, saw: 'no list' };
	if (two.length === 0) return { holds: undefined, saw: 'fewer than two groups' };
	const isOther = one[0]?.id !== two[0]?.id;
	return { holds: isOther, saw: isOther ? 'another group' : 'the same group once more' };
}

/** What the node assumes of lists of groups (docs/wawp-api.md, "Requests"). */
export const LISTS: Check[] = [
	reads('groups', listGroups, () => ({ limit: 1, offset: 0 })),
	{ name: 'limit is honoured', run: tryLimit },
	{ name: 'offset is honoured', run: tryOffset },
	{ name: 'the list takes every key that WAHA has', run: tryKeys },
	check(
		'the list refuses no key that it does not know',
		() => ({ path: PATH, query: { limit: 1, nosuchkey: 1 } }),
		(_body, status) => status === 200,
	),
];
