import { isObject, objectAt, plainNumber, plainText, type JsonObject } from '../../lib/json';
import { isNo, statusOf } from '../failures/signs';
import { readPerson } from '../ids/person';
import { readPage } from './list';

/** A result by person, as an answer has it: the IDs, and the code, `null` where it says neither. */
export interface PersonResult {
	ids: string[];
	code: number | null;
	/** Whether the answer says "no", where it has no code. */
	refused: boolean;
}

/**
 * The results by person in an answer; empty where it names nobody, as `{ ok: true }` does, or where it
 * lists members rather than results.
 */
export function readResults(body: unknown): PersonResult[] {
	return rowsOf(body).flatMap(([key, entry]) => resultOf(entry, key));
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

function resultOf(entry: unknown, key: string): PersonResult[] {
	if (!isObject(entry)) return [];
	const content = objectAt(entry, 'content');
	const attrs = objectAt(content, 'attrs');
	const names = [
		...[key, entry.jid, entry.JID, entry.id, entry.PhoneNumber, entry.phoneNumber, entry.LID],
		...[entry.lid, attrs.jid, attrs.phone_number, attrs.lid],
	];
	const ids = [...new Set(names.flatMap((name) => readPerson(name)?.id ?? []))];
	if (ids.length === 0) return [];
	const codes = [attrs.error, entry.Error, entry.errorCode, entry.statusCode, entry.code]
		.concat([entry.status, entry.error, content.error])
		.filter((value) => value !== undefined && value !== null && value !== '');
	const failed = codes.map(statusOf).find((code) => code >= 300);
	const flags = [entry.success, entry.ok, entry.added, entry.isAdded, entry.done].filter(
		(flag) => flag !== undefined,
	);
	if (failed !== undefined) return [{ ids, code: failed, refused: true }];
	if (flags.some(isNo) || /^(failed|error|refused)$/i.test(plainText(entry.status))) {
		return [{ ids, code: null, refused: true }];
	}
	const good = codes.map(statusOf).find((code) => code >= 200);
	// GOWS: no error is 0
	const isGood = good !== undefined || plainNumber(entry.Error ?? entry.errorCode) === 0;
	if (!isGood && flags.length === 0) return [];
	return [{ ids, code: isDoubtful(entry, good) ? null : (good ?? 200), refused: false }];
}

/** A row that says yes, and beside it that the person was only invited, or that something went wrong. */
function isDoubtful(entry: JsonObject, code: number | undefined): boolean {
	const isWaiting = /^(pending|queued|invited|accepted|waiting)/i.test(plainText(entry.status));
	const isInvited = entry.isInviteV4Sent === true || isObject(entry.AddRequest);
	const hasError = /[a-z]/i.test(plainText(entry.error)) && plainText(entry.error) !== 'false';
	return code === 202 || isWaiting || isInvited || hasError;
}
