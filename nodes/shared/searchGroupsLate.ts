import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

/** The group picker of both nodes. */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const late = await import('../late.js');
	return await late.searchGroups.call(this, filter, paginationToken);
}
