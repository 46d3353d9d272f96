import {
	isObject,
	objectAt,
	plainNumber,
	plainText,
	yesOrNo,
	type JsonObject,
} from '../../lib/json';
import { statusOfWord } from '../failures/phrases';
import { isNo, statusOf } from '../failures/signs';
import { readPerson } from '../ids/person';
import { readGroup } from './group';
import { readPage } from './list';
import { leavesDoubt } from './trouble';

/** What an answer says of one person. */
export interface PersonResult {
	/** `null` where it names the person and leaves open what became of them. */
	done: boolean | null;
	/** WhatsApp's code; `null` where the answer has none. */
	code: number | null;
	/** Why it was refused, in words that are not WhatsApp's. */
	words?: string;
	/** WhatsApp has sent an invitation of its own to whom it did not add (WEBJS says so). */
	isInvited?: true;
}

/**
 * What an answer says of each of these people, by ID. Whom it does not name is not in it, so it is empty for
 * `{ ok: true }`.
 * @param ids `<phone>@c.us` or `…@lid`
 */
export function readResults(body: unknown, ids: string[]): Map<string, PersonResult> {
	// a whole group lists its members: of those, only refusals are results
	const isGroup = readGroup(body) !== undefined;
	const told = new Map<string, PersonResult>();
	for (const [key, entry] of rowsOf(body)) {
		const result = resultOf(entry);
		if (!result || (isGroup && result.done !== false)) continue;
		const named = idsIn(entry, key);
		for (const id of ids) {
			if (!named.includes(id)) continue;
			const other = told.get(id);
			// of a yes and a no, nobody can tell which counts
			told.set(id, other && other.done !== result.done ? OPEN : (other ?? result));
		}
	}
	return told;
}

function rowsOf(body: unknown): Array<[string, unknown]> {
	// one person, not wrapped in a list
	if (isObject(body) && ('jid' in body || 'JID' in body || 'id' in body)) {
		const people = body.Participants ?? body.participants;
		return people === undefined ? [['', body]] : rowsOf(people);
	}
	try {
		return readPage(body).entries;
	} catch {
		return [];
	}
}

/** The IDs by which a row names a person. NOWEB's people with a hidden number have them deeper in. */
function idsIn(entry: unknown, key: string): string[] {
	const fields = isObject(entry) ? entry : {};
	const attrs = objectAt(fields.content, 'attrs');
	const names = [
		...[key, fields.jid, fields.JID, fields.id, fields.PhoneNumber, fields.phoneNumber],
		...[fields.LID, fields.lid, attrs.jid, attrs.phone_number, attrs.lid],
	];
	return names.flatMap((name) => readPerson(name)?.id ?? []);
}

function resultOf(entry: unknown): PersonResult | undefined {
	if (!isObject(entry)) return undefined;
	const code = codeIn(entry);
	const flags = [entry.success, entry.ok, entry.added, entry.isAdded, entry.done];
	// "exists" is about the number: it is on WhatsApp, or it is not
	const saysNo =
		[...flags, entry.exists].some(isNo) ||
		/^(failed|error|refused)$/i.test(plainText(entry.status));
	// 409: already a member, or already what was asked for; or some conflict
	if (code === 409) return saysNo ? OPEN : { done: true, code };
	const words = wordsIn(entry, code);
	// WhatsApp has no such codes, but for one: a server failed, at whatever
	if (code !== null && code >= 500 && words) return OPEN;
	if (code !== null && code >= 300) {
		const isInvited = yesOrNo(entry.isInviteV4Sent) === true;
		return { done: false, code, ...(words && { words }), ...(isInvited && { isInvited }) };
	}
	if (!saysNo && code === null && flags.every((flag) => flag === undefined)) return undefined;
	const saysYes = code !== null || flags.some((flag) => yesOrNo(flag) === true);
	if (saysYes === saysNo || (saysYes && isDoubtful(entry, code))) return OPEN;
	return saysYes ? { done: true, code } : { done: false, code, ...(words && { words }) };
}

/** Sentences of WEBJS for WhatsApp's codes. */
const WEBJS = /^(The participant|The phone number|You cannot add this participant)\b/;
/** WhatsApp's own words for these codes, where they say the same as ours. */
const WHATSAPPS = new Map([
	[403, 'forbidden'],
	[404, 'item-not-found'],
	[406, 'not-acceptable'],
	[419, 'resource-limit'],
	[429, 'rate-overlimit'],
]);
const NO_WORDS = /^([^A-Za-z]*|true|false|null|undefined|error|failed)$/i;

/** Why somebody was refused, where a row says so in words that say more than its code. */
function wordsIn(
	{ message, error, reason, detail }: JsonObject,
	code: number | null,
): string | undefined {
	const own = code === null ? undefined : WHATSAPPS.get(code);
	return [message, error, reason, detail]
		.map((text) => plainText(text).trim())
		.find((text) => !NO_WORDS.test(text) && !WEBJS.test(text) && text.toLowerCase() !== own);
}

/** The row leaves open what became of the person, or contradicts itself. */
const OPEN: PersonResult = { done: null, code: null };

/** WhatsApp's code, a refusal before all else. */
function codeIn(entry: JsonObject): number | null {
	const content = objectAt(entry, 'content');
	const codes = [
		...[objectAt(content, 'attrs').error, entry.Error, entry.errorCode, entry.statusCode],
		...[entry.code, entry.status, entry.error, content.error],
		...[entry.error, entry.message].map((word) => statusOfWord(plainText(word))),
	].map(statusOf);
	const told = codes.find((code) => code >= 300) ?? codes.find((code) => code >= 200);
	if (told !== undefined) return told;
	// GOWS: no error is 0
	return plainNumber(entry.Error ?? entry.errorCode) === 0 ? 200 : null;
}

/** A row that says yes, and beside it that the person was only invited, or that something went wrong. */
function isDoubtful(entry: JsonObject, code: number | null): boolean {
	const isWaiting = /^(pending|queued|invited|accepted|waiting)/i.test(plainText(entry.status));
	const isInvited = yesOrNo(entry.isInviteV4Sent) === true || isObject(entry.AddRequest);
	const hasError = /[a-z]/i.test(plainText(entry.error)) && plainText(entry.error) !== 'false';
	return code === 202 || code === 207 || isWaiting || isInvited || hasError || leavesDoubt([entry]);
}
