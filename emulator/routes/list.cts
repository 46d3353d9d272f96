import { json, type Answer } from '../http/answers.cts';
import type { Call, Route } from '../http/calls.cts';
import { EarlyAnswer } from '../engines/refusals.cts';
import { queryValue, type RecordedRequest } from '../http/requests.cts';
import { badRequest } from '../engines/wahaErrors.cts';
import type { Group } from '../state/state.cts';

function wholeNumber(asked: RecordedRequest, name: string): number | undefined {
	const value = queryValue(asked, name);
	if (value === undefined) return undefined;
	if (/^\d+$/.test(value)) return Number(value);
	throw new EarlyAnswer(
		badRequest(`${name} must be a number conforming to the specified constraints`),
	);
}

function oneOf(asked: RecordedRequest, name: string, allowed: string[]): string | undefined {
	const value = queryValue(asked, name);
	if (value === undefined || allowed.includes(value)) return value;
	throw new EarlyAnswer(
		badRequest(`${name} must be one of the following values: ${allowed.join(', ')}`),
	);
}

function sorted(groups: Group[], asked: RecordedRequest): Group[] {
	const by = oneOf(asked, 'sortBy', ['id', 'subject']);
	const order = oneOf(asked, 'sortOrder', ['desc', 'asc']);
	if (by === undefined) return groups;
	const key = by === 'subject' ? 'subject' : 'id';
	const sign = order === 'desc' ? -1 : 1;
	return groups.sort((a, b) => (a[key] < b[key] ? -sign : a[key] > b[key] ? sign : 0));
}

/** GET /v2/groups; the parameters are WAHA's. There is no total and no hint that more follows. */
function listGroups({ asked, state, shapes, view, variants }: Call): Answer {
	const limit = wholeNumber(asked, 'limit') ?? Infinity;
	const offset = wholeNumber(asked, 'offset') ?? 0;
	const participants = oneOf(asked, 'exclude', ['participants']) === undefined;
	const all = sorted(state.myGroups(), asked);
	const page = variants.pagingHonoured ? all.slice(offset, offset + limit) : all;
	return json(page.map((group) => shapes.group(group, { ...view, participants })));
}

export const listRoutes: Route[] = [
	{ method: 'GET', path: '/v2/groups', answer: listGroups },
	{
		method: 'GET',
		path: '/v2/groups/count',
		answer: ({ state }) => json({ count: state.myGroups().length }),
	},
	{ method: 'POST', path: '/v2/groups/refresh', answer: () => json(true) },
];
