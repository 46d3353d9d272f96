import { plainText, yesOrNo, type JsonObject } from '../../lib/json';
import { isFilled } from '../failures/signs';

/** With these, an answer takes back something of what it says beside them. */
const TAKES_BACK =
	/^(err|error_?(message|code)|fail(ed|ures?)|warnings?|reason|skipped|ignored|dry_?run|stale|async|pending|queued|(is)?_?(partial|loading|syncing)|in_?progress|scheduled|approximate|requires_?approval|invited)$/i;
/** The same, where they say no. */
const TAKES_BACK_BY_NO = /^(is)?_?(complete|completed|ready|connected|synced|loaded|exact)$/i;

/** A sentence that says that all is well, in the words of most servers. */
const GOOD =
	/\b(success|successful|successfully|ok|okay|done|completed?|updated|deleted|removed|refreshed|changed|created|added|saved|set|retrieved|fetched|loaded)\b/i;
/** What such a sentence says when it is not. */
const BUT =
	/\b(not?|nothing|never|unable|could|cannot|however|but|already|recently|cached?|default|partial|only|first|soon|shortly|later|invite sent)\b|n't\b|fail|error|queue|background|progress|pending|process|start|schedul|expire|denied|invalid|approv/i;

/**
 * Whether something in an answer leaves doubt about what it says: a field such as `warnings`, or a sentence that
 * is not clearly good. It decides nothing by itself, since a sentence can hold what a user has written.
 */
export function leavesDoubt(layers: JsonObject[]): boolean {
	return layers.some(
		(layer) =>
			isDoubtfulSentence(layer.message) ||
			Object.entries(layer).some(
				([name, value]) =>
					(TAKES_BACK.test(name) && isFilled(value)) ||
					(TAKES_BACK_BY_NO.test(name) && yesOrNo(value) === false),
			),
	);
}

function isDoubtfulSentence(message: unknown): boolean {
	const text = plainText(message).trim();
	return /\s/.test(text) && (BUT.test(text) || !GOOD.test(text));
}
