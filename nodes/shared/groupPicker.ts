import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { isObject, parsedJson, textOrNull } from '../../lib/json';
import { cleanText } from '../../lib/text';
import { DEFAULT_PACING } from '../../wawp/pacing';
import { groupPages, type PageStart } from '../../wawp/groupPages';
import type { Group } from '../../wawp/shapes/group';
import { connect } from './connect';
import { nodeError } from './nodeError';

/** Nobody looks at an empty list for longer. */
const PACING = { ...DEFAULT_PACING, maxWaitMs: 20_000 };
/** Hits that are collected with a filter before the list is shown; scrolling brings more. */
const ENOUGH = 20;

/**
 * Fills the group picker. A filter looks through all groups, not only the page shown.
 * @param paginationToken where the next page starts, as the previous answer gave it
 * @throws NodeApiError, so that the picker says why it is empty
 */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	try {
		const wawp = await connect(this, { pacing: PACING });
		const found: Group[] = [];
		let next: PageStart | undefined;
		const pages = groupPages(wawp, { withoutParticipants: true }, startOf(paginationToken));
		for await (const page of pages) {
			next = page.next;
			found.push(
				...page.groups.map(({ group }) => group).filter((group) => matches(group, filter)),
			);
			if (!filter || found.length >= ENOUGH) break;
		}
		return {
			results: labelled(found),
			paginationToken: next && JSON.stringify(next),
		};
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}

/** Where a page starts, as the previous one said; at the beginning if that cannot be read. */
function startOf(token: string | undefined): PageStart {
	const start = parsedJson(token ?? '');
	if (!isObject(start) || typeof start.offset !== 'number') return { offset: 0 };
	return { offset: start.offset, first: textOrNull(start.first) ?? undefined };
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
	return groups.map(({ id, subject, size }, index) => {
		const name = cleanText(subject ?? '');
		const isTwin = (times.get(names[index] ?? '') ?? 0) > 1;
		const parts = [
			name || id,
			...(name && isTwin ? [`…${id.replace(/@.*/, '').slice(-6)}`] : []),
			...(size === null ? [] : [`${size} ${size === 1 ? 'member' : 'members'}`]),
		];
		return { name: parts.join(' · '), value: id };
	});
}
