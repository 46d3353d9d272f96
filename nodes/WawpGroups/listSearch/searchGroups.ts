import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { groupsPage, type GroupName } from '../../../wawp/groups';
import { connect } from '../../shared/connect';
import { nodeError } from '../../shared/nodeError';

const TIMEOUT_MS = 30_000;
/** With a filter, so many hits are collected before the list is shown; scrolling brings more. */
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
		const found: GroupName[] = [];
		let next: number | undefined = Number(paginationToken ?? 0);
		do {
			const page = await groupsPage(wawp, next);
			found.push(...page.groups.filter((group) => matches(group, filter)));
			next = page.next;
		} while (next !== undefined && filter && found.length < ENOUGH);
		return {
			results: found.map(({ id, subject }) => ({ name: subject, value: id })),
			paginationToken: next === undefined ? undefined : String(next),
		};
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}

function matches({ id, subject }: GroupName, filter: string | undefined): boolean {
	const wanted = filter?.trim().toLocaleLowerCase() ?? '';
	return subject.toLocaleLowerCase().includes(wanted) || id.includes(wanted);
}
