import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { groupPages } from '../../wawp/groupList';
import type { Group } from '../../wawp/shapes/group';
import { connect } from './connect';
import { nodeError } from './nodeError';

const TIMEOUT_MS = 30_000;
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
		const wawp = await connect(this, { timeoutMs: TIMEOUT_MS });
		const found: Group[] = [];
		let next: number | undefined;
		const pages = groupPages(wawp, { withoutParticipants: true }, Number(paginationToken ?? 0));
		for await (const page of pages) {
			next = page.next;
			found.push(
				...page.groups.map(({ group }) => group).filter((group) => matches(group, filter)),
			);
			if (!filter || found.length >= ENOUGH) break;
		}
		return {
			results: found.map(({ id, subject }) => ({ name: subject ?? id, value: id })),
			paginationToken: next === undefined ? undefined : String(next),
		};
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}

function matches({ id, subject }: Group, filter: string | undefined): boolean {
	const wanted = filter?.trim().toLocaleLowerCase() ?? '';
	return [subject ?? '', id].some((text) => text.toLocaleLowerCase().includes(wanted));
}
