import {
	isObject,
	objectAt,
	plainNumber,
	plainText,
	yesOrNo,
	type JsonObject,
} from '../../lib/json';
import { WawpError } from '../failures/errors';
import { layersOf } from '../failures/signs';
import { takesBack } from './trouble';
import { pagingIn, type Paging } from './pagingHeaders';

/** The names under which gateways wrap a list. Source: clients and docs/wawp-api.md, "Engines". */
const WRAPPERS = [
	'data',
	'groups',
	'members',
	'contacts',
	'participants',
	'Participants',
	'results',
	'result',
	'items',
	'list',
	'rows',
	'records',
	'response',
];

/** An entry of a list: its key, where the list is an object with a key for each, and what it holds. */
export type ListEntry = [key: string, value: unknown];

/** A list as it came, or one page of it. */
export interface ListPage extends Paging {
	entries: ListEntry[];
}

/** Where gateways say how a page stands to the whole. */
const PAGING = ['meta', 'pagination', 'paging', 'page', 'links', '_links'];
const TOTALS = [
	...['total', 'totalCount', 'total_count', 'totalItems', 'totalElements', 'total_elements'],
	...['ParticipantCount', 'participantsCount', 'participants_count', 'memberCount', 'membersCount'],
	...['totalParticipants', 'totalMembers', 'groupCount'],
];
/** These can also be the size of a page. */
const SIZES = ['count', 'size'];
const PAGE_NUMBERS = ['page', 'current_page', 'currentPage', 'number'];
const PAGE_COUNTS = ['pages', 'totalPages', 'total_pages', 'last_page', 'lastPage'];
const MORE = [
	'hasMore',
	'has_more',
	'hasNext',
	'has_next',
	'hasNextPage',
	'more',
	'truncated',
	'partial',
];
/** These say nothing where they say no. */
const PART = ['isPartial', 'is_partial', 'incomplete', 'loading', 'syncing'];
/** The same, where they say no. */
const WHOLE = ['complete', 'isComplete', 'is_complete', 'loaded', 'synced', 'ready', 'connected'];
const NEXT = [
	'next',
	'nextPage',
	'next_page',
	'nextCursor',
	'next_cursor',
	'next_page_url',
	'nextPageToken',
	'next_page_token',
	'nextOffset',
	'next_offset',
	'cursor',
];

/**
 * A list, however it is wrapped: an array, or an object with IDs or numbers for keys (as PHP writes an
 * array with gaps).
 * @param headers of the answer, which can say that it is one page only
 * @throws WawpError `unreadable` for anything else: what is no list is never an empty one
 */
export function readPage(body: unknown, headers: Record<string, unknown> = {}): ListPage {
	const page = pageIn(body);
	const { total, hasMore } = pagingIn(headers);
	return { ...page, total: Math.max(page.total, total), hasMore: page.hasMore || hasMore };
}

function pageIn(body: unknown): ListPage {
	if (Array.isArray(body)) {
		const [only] = body;
		if (body.length === 1 && Array.isArray(only)) return pageIn(only);
		return { entries: body.map((value) => ['', value]), total: 0, hasMore: false };
	}
	if (!isObject(body)) throw new WawpError('unreadable');
	const wrapped = WRAPPERS.map((name) => body[name]).find(
		(value) => typeof value === 'object' && value !== null,
	);
	if (wrapped !== undefined) return withPaging(pageIn(wrapped), body);
	const entries = Object.entries(body);
	const keyed = entries.filter(([key]) => key.includes('@') || /^\d+$/.test(key));
	if (keyed.length === 0 && entries.length > 0) throw new WawpError('unreadable');
	const named = keyed.map(([key, value]): ListEntry => [key.includes('@') ? key : '', value]);
	return { entries: named, total: 0, hasMore: false };
}

/**
 * The entries of a list that comes in one page.
 * @throws WawpError `unreadable`, or `incomplete` if it says itself that there are more
 */
export function entriesOf(body: unknown, headers: Record<string, unknown> = {}): ListEntry[] {
	const page = readPage(body, headers);
	if (isCutAt(page.entries.length, page)) throw new WawpError('incomplete');
	return page.entries;
}

/** Whether a list says itself that there is more than was found. */
export function isCutAt(found: number, { total, hasMore }: Paging): boolean {
	return total > found || hasMore;
}

/** A number of entries, as the answer to a count; `undefined` if there is none. */
export function readCount(body: unknown): number | undefined {
	if (isObject(body) && withPaging(NO_PAGE, body).hasMore) return undefined;
	if (takesBack(layersOf(body))) return undefined;
	const isInner = isObject(body) && (isObject(body.data) || plainText(body.data) !== '');
	const layer = isInner ? body.data : body;
	const count = plainNumber(isObject(layer) ? (layer.total ?? layer.count ?? layer.groups) : layer);
	return Number.isInteger(count) && count >= 0 ? count : undefined;
}

const NO_PAGE: ListPage = { entries: [], total: 0, hasMore: false };

function withPaging({ entries, total, hasMore }: ListPage, body: JsonObject): ListPage {
	const inner = PAGING.map((name) => objectAt(body, name));
	const layers = [
		body,
		...inner,
		...inner.flatMap((layer) => PAGING.map((name) => objectAt(layer, name))),
	];
	const numbersOf = (names: string[]) =>
		layers.flatMap((layer) => names.map((name) => plainNumber(layer[name])));
	const knows = (names: string[]) => layers.some((layer) => names.some((name) => name in layer));
	const isPaged = knows([
		...TOTALS,
		...PAGE_NUMBERS,
		...PAGE_COUNTS,
		'limit',
		'per_page',
		'perPage',
	]);
	const totals = numbersOf(isPaged ? TOTALS : [...TOTALS, ...SIZES]);
	const whole = Math.max(total, ...totals.filter((number) => number > 0));
	const page = numbersOf(PAGE_NUMBERS).find((number) => number > 0) ?? 1;
	const says = (names: string[], answer: boolean) =>
		layers.some((layer) => names.some((name) => yesOrNo(layer[name]) === answer));
	const isCounted = numbersOf(['omitted']).some((number) => number > 0);
	const saysMore =
		says([...MORE, ...PART], true) ||
		says(['last', ...WHOLE], false) ||
		isCounted ||
		layers.some(isPartInWords);
	// these can be there on every page: what says it plainly, and a total, say it better
	const isLast = says(MORE, false) || says(['last'], true) || whole > 0;
	const hasNext =
		layers.some((layer) => NEXT.some((name) => isNextMark(layer[name]))) ||
		numbersOf(PAGE_COUNTS).some((pages) => pages > page);
	return { entries, total: whole, hasMore: hasMore || saysMore || (!isLast && hasNext) };
}

/** "Showing first 50 of 130", in a sentence beside the list. */
function isPartInWords({ message, warning }: JsonObject): boolean {
	return [message, warning].map(plainText).some((text) => {
		const plain = text.replace(/(\d)[,.](?=\d{3})/g, '$1');
		const [, some, all] = /(\d+) (?:out )?of (\d+)/i.exec(plain) ?? [];
		return Number(some) < Number(all) || /\bfirst \d+|could not be|partial/i.test(text);
	});
}

/** A mark of the next page: a text or number, or a link in an object. */
function isNextMark(value: unknown): boolean {
	return isObject(value)
		? plainText(value.href) !== ''
		: !['', 'false', '0'].includes(plainText(value));
}
