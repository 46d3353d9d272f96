import { plainNumber, plainText } from '../../lib/json';

/** What says that a list is one page of more. */
export interface Paging {
	/** How many there are in all, where the answer says so beside the list; else 0. */
	total: number;
	/** Whether the answer says that more follow. */
	hasMore: boolean;
}

/** How many there are in all; the second is WordPress's, on which Wawp's v1 is built. */
const TOTALS = ['x-total-count', 'x-wp-total', 'x-total'];
const NEXT_PAGES = ['x-next-page', 'x-next-cursor'];

const NO_PAGE = /^(|0|false|null|none)$/i;

/** What the headers of a list say of the whole (RFC 8288 for `Link`). */
export function pagingIn(headers: Record<string, unknown>): Paging {
	const totals = TOTALS.map((name) => plainNumber(headers[name])).filter((number) => number > 0);
	const total = Math.max(0, ...totals);
	const hasNext =
		/;\s*rel=(?:next(?![\w-])|(["'])(?:[^"']* )?next(?: [^"']*)?\1)/i.test(
			plainText(headers.link),
		) || NEXT_PAGES.some((name) => !NO_PAGE.test(plainText(headers[name]).trim()));
	// a total says it better
	return { total, hasMore: total === 0 && hasNext };
}
