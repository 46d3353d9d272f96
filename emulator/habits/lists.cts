import { json } from '../http/answers.cts';
import type { RecordedRequest } from '../http/requests.cts';
import { badRequest } from '../engines/wahaErrors.cts';
import { idOf, reshaping, valueOf, withValue, type Habit } from './habit.cts';

const isGroupList = ({ method, path }: RecordedRequest) =>
	method === 'GET' && path === '/v2/groups';
const isMemberList = ({ method, path }: RecordedRequest) =>
	method === 'GET' && path.endsWith('/participants');
const isList = (asked: RecordedRequest) => isGroupList(asked) || isMemberList(asked);

const wrapped = (wrap: (list: unknown, asked: RecordedRequest) => unknown): Habit =>
	reshaping(isList, (list, _, asked) => wrap(list, asked));

/** The list is read with a query that lacks some keys, or has other values for them. */
function asIf(change: (query: RecordedRequest['query']) => RecordedRequest['query']): Habit {
	return () => (asked, next) =>
		isGroupList(asked) ? next({ ...asked, query: change({ ...asked.query }) }) : next();
}

const cappedAt = (most: number): Habit =>
	asIf((query) => ({ ...query, limit: String(Math.min(Number(query.limit ?? most), most)) }));

function without(...keys: string[]): Habit {
	return asIf((query) =>
		Object.fromEntries(Object.entries(query).filter(([key]) => !keys.includes(key))),
	);
}

/** 400 to keys that it does not know, as validators with a white list give it. */
function knowingOnly(...known: string[]): Habit {
	return () => (asked, next) => {
		const usual = ['instance_id', 'access_token', ...known];
		const others = Object.keys(asked.query).filter((key) => !usual.includes(key));
		if (!isGroupList(asked) || others.length === 0) return next();
		return badRequest(...others.map((key) => `property ${key} should not exist`));
	};
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const isGroup = ({ method, path }: RecordedRequest) =>
	method === 'GET' && /^\/v2\/groups\/[^/]+@g\.us$/.test(path);

/** How lists of groups and of members can come, and a group by itself. */
export const lists = {
	'lists wrapped in data': wrapped((data) => ({ success: true, data })),
	'lists wrapped in what they hold': wrapped((list, { path }) => ({
		[path.endsWith('participants') ? 'participants' : 'groups']: list,
	})),
	'lists wrapped in results': wrapped((results) => ({ code: 'success', message: 'OK', results })),
	'lists wrapped twice': wrapped((items) => ({ response: { items } })),
	'lists keyed by ID': wrapped((list) =>
		Object.fromEntries(asList(list).map((entry) => [idOf(entry), entry])),
	),
	'pages of 1 at most': cappedAt(1),
	'pages of 7 at most': cappedAt(7),
	'limit ignored': without('limit'),
	'offset ignored': without('offset'),
	'limit and offset ignored': without('limit', 'offset'),
	/** The worst of it: the rest of the list cannot be had. */
	'offset ignored, pages of 2': asIf(({ offset: _, ...query }) => ({ ...query, limit: '2' })),
	'pages that overlap': asIf((query) => ({
		...query,
		offset: String(Math.max(0, Number(query.offset ?? 0) - 1)),
	})),
	'pages of 2 beside a total': (emulator) => {
		const capped = cappedAt(2)(emulator);
		return (asked, next) => {
			const answer = capped(asked, next);
			if (!isGroupList(asked) || answer.status !== 200) return answer;
			const total = emulator.state.myGroups().length;
			const hasMore = Number(asked.query.offset ?? 0) + 2 < total;
			return withValue(answer, { data: valueOf(answer), total, hasMore });
		};
	},
	'no sorting known': knowingOnly('limit', 'offset'),
	'no key known': knowingOnly(),
	'null for a list': reshaping(isList, () => null),
	'an empty list': reshaping(isList, () => []),
	'an empty list beside a total': reshaping(isList, () => ({ data: [], total: 12 })),
	'a group wrapped in data': reshaping(isGroup, (data) => ({ success: true, data })),
	'a group under its ID': reshaping(isGroup, (group, _, { path }) => ({
		[path.split('/')[3] ?? '']: group,
	})),
	'words for a list': () => (asked, next) =>
		isList(asked) ? json({ data: 'The list is being prepared' }) : next(),
} satisfies Record<string, Habit>;
