import { readCount, readPage, type ListPage } from '../../wawp/shapes/list';
import { check, inShort, type Check, type Finding, type Probe } from './probe.cts';

const PATH = '/v2/groups';

/** What a list is asked for with, beside its paging. */
const OTHER_KEYS = { sortBy: 'subject', sortOrder: 'asc', exclude: 'participants' };

/** A page, or none where the answer is no list. */
async function page(
	probe: Probe,
	query: Record<string, string | number>,
): Promise<ListPage | undefined> {
	const { status, body } = await probe.ask({ path: PATH, query });
	if (status !== 200) return undefined;
	try {
		return readPage(body);
	} catch {
		return undefined;
	}
}

const first = (list: ListPage | undefined) => JSON.stringify(list?.entries[0]);

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
	const one = await page(probe, { limit: 1 });
	const count = readCount((await probe.ask({ path: `${PATH}/count` })).body);
	if (!one || count === undefined) return { holds: undefined, saw: 'no list or no count' };
	const saw = `${one.entries.length} of ${count} groups`;
	return { holds: count < 2 ? undefined : one.entries.length === 1, saw };
}

async function tryOffset(probe: Probe): Promise<Finding> {
	const [one, two] = [
		await page(probe, { limit: 1, offset: 0 }),
		await page(probe, { limit: 1, offset: 1 }),
	];
	if (!one || !two) return { holds: undefined, saw: 'no list' };
	if (two.entries.length === 0) return { holds: undefined, saw: 'fewer than two groups' };
	const isOther = first(one) !== first(two);
	return { holds: isOther, saw: isOther ? 'another group' : 'the same group once more' };
}

/** The node asks for 100 at once, and does not take a shorter page for the last one. */
async function trySize(probe: Probe): Promise<Finding> {
	const whole = await page(probe, { limit: 100 });
	const { body } = await probe.ask({ path: `${PATH}/count` });
	const count = readCount(body);
	if (!whole || count === undefined) return { holds: undefined, saw: 'no list or no count' };
	const got = whole.entries.length;
	return { holds: got >= Math.min(100, count), saw: `${got} of ${count} groups in one page` };
}

/** What the node assumes of lists of groups (docs/wawp-api.md, "Requests" and "Engines"). */
export const LISTS: Check[] = [
	check(
		'groups come without a wrapping',
		() => ({ path: PATH, query: { limit: 1 } }),
		(body) => Array.isArray(body),
	),
	{ name: 'limit is honoured', run: tryLimit },
	{ name: 'offset is honoured', run: tryOffset },
	{ name: 'a page holds 100 groups, or all of them', run: trySize },
	{ name: 'the list takes every key that WAHA has', run: tryKeys },
	{
		name: 'the list refuses no key that it does not know',
		async run(probe) {
			const answer = await probe.ask({ path: PATH, query: { limit: 1, nosuchkey: 1 } });
			return { holds: answer.status === 200, saw: inShort(answer) };
		},
	},
];
