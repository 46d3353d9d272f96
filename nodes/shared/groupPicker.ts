import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { cleanText } from '../../lib/text';
import { DEFAULT_PACING } from '../../wawp/account/pacingOptions';
import type { Group } from '../../wawp/contract/group';
import { groupPages } from '../../wawp/groups/list';
import { sizeOf } from '../../wawp/groups/size';
import { connect } from './connect';
import { logOwnMistake, nodeError } from './nodeError';

/** Nobody looks at an empty list for longer. */
const PACING = { ...DEFAULT_PACING, maxWaitMs: 20_000 };
/** Hits that are collected with a filter before the list is shown; scrolling brings more. */
const ENOUGH = 20;

/**
 * Fills the group picker. A filter looks through all groups, not only the page shown.
 * @param token where the next page starts, as the previous answer gave it
 * @throws NodeApiError, so that the picker says why it is empty
 */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	try {
		const wawp = await connect(this, { pacing: PACING });
		const found: Group[] = [];
		let paginationToken: string | undefined;
		const [offset, first = ''] = token?.split(' ') ?? [];
		const start = { offset: Number(offset) || 0, first };
		for await (const { groups, next } of groupPages(wawp, { exclude: 'participants' }, start)) {
			found.push(...groups.filter((group) => matches(group, filter)));
			paginationToken = `${next.offset} ${next.first}`;
			if (!filter || found.length >= ENOUGH) return { results: labelled(found), paginationToken };
		}
		return { results: labelled(found) };
	} catch (error) {
		logOwnMistake(this, error);
		throw nodeError(this.getNode(), error);
	}
}

/** Whether the name has all words of the filter, in any order; or the ID has it, where it is a part of one. */
function matches({ id, subject }: Group, filter: string | undefined): boolean {
	const shown = comparable(cleanText(subject ?? '') || id);
	return comparable(filter ?? '')
		.split(/\s+/)
		.every((word) => shown.includes(word) || (PART_OF_ID.test(word) && id.includes(word)));
}

/** So many digits are seldom of a name, and fewer would find groups by digits that nobody sees. */
const PART_OF_ID = /^[\d-]{6,}(@g\.us)?$/;

/** Without case and accents. */
function comparable(text: string): string {
	return cleanText(text)
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[ßıøłđæœ’]/g, (letter) => LETTERS[letter] ?? letter);
}

/** Letters that people also write in another way, and that are no letter with an accent. */
const LETTERS: Record<string, string> = {
	ß: 'ss',
	ı: 'i',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	æ: 'ae',
	œ: 'oe',
	'’': "'",
};

/** What the list shows: of groups with the same name the end of the ID too, and how many members, if Wawp tells it. */
function labelled(groups: Group[]): INodeListSearchResult['results'] {
	const names = groups.map(({ subject }) => comparable(subject ?? ''));
	const times = new Map<string, number>();
	for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
	return groups.map((group, index) => {
		const { id, subject, isCommunity } = group;
		const size = sizeOf(group);
		const name = cleanText(subject ?? '');
		const isTwin = (times.get(names[index] ?? '') ?? 0) > 1;
		const parts = [
			name || id,
			...(isCommunity ? ['(community)'] : []),
			...(name && isTwin ? [`…${id.replace(/@.*/, '').slice(-6)}`] : []),
			...(size === null ? [] : [`${size} ${size === 1 ? 'member' : 'members'}`]),
		];
		return { name: parts.join(' · '), value: id };
	});
}
