import { plainText, yesOrNo, type JsonObject } from '../../lib/json';
import { isFilled } from '../failures/signs';

/** With these, an answer takes back something of what it says beside them. */
const TAKES_BACK =
	/^(err|error_?(message|code)|fail(ed|ures?)|warnings?|reason|skipped|ignored|dry_?run|stale|async|pending|queued|(is)?_?(partial|loading|syncing)|in_?progress|scheduled|approximate|requires_?approval|invited)$/i;
/** The same, where they say no. */
const TAKES_BACK_BY_NO = /^(is)?_?(complete|completed|ready|connected|synced|loaded|exact)$/i;
const ALL_WELL = /^(ok|okay|success|none|n\/a|200)$/i;

/** A sentence that says that all is well, in the words of most servers. */
const GOOD =
	/\b(success|successful|successfully|ok|okay|done|completed?|updated|deleted|removed|refreshed|changed|created|added|saved|set|reset|left|joined|promoted|demoted|uploaded|renamed|revoked|generated|sent|retrieved|fetched|loaded|found|valid)\b/i;
/** What a sentence says when all is not well, or not yet. */
const BUT =
	/\b(not|nothing|never|unable|could|cannot|however|but|already|recently|cached?|default|partial|soon|shortly|later|queued?|starting|started|processing|progress|pending|background|scheduled?|synchroni[sz]ed|synchroni[sz]ing|syncing)\b|n't\b|\binvite sent\b|fail|(?<!\bno )error|expire|denied|invalid|approv|\breset\b.*\blink\b|\blink\b.*\breset\b/i;

/**
 * Whether something in an answer says that what stands beside it is not so, or not yet: a field such as `warnings`,
 * or a sentence with a "not" in it. Such an answer proves nothing.
 */
export function takesBack(layers: JsonObject[]): boolean {
	return layers.some(
		(layer) =>
			BUT.test(sentenceIn(layer)) ||
			Object.entries(layer).some(
				([name, value]) =>
					(TAKES_BACK.test(name) && isFilled(value) && !ALL_WELL.test(plainText(value))) ||
					(TAKES_BACK_BY_NO.test(name) && yesOrNo(value) === false),
			),
	);
}

/** The same for a change that is done by no more than a word: a sentence must also say that all is well. */
export function leavesDoubt(layers: JsonObject[]): boolean {
	const isOpen = (text: string) => text !== '' && !GOOD.test(text);
	return takesBack(layers) || layers.map(sentenceIn).some(isOpen);
}

/** The message of a layer, if it is more than one word. */
function sentenceIn({ message }: JsonObject): string {
	const text = plainText(message).trim();
	return /\s/.test(text) ? text : '';
}
