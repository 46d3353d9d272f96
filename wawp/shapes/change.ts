import { isObject, objectAt, plainNumber, plainText, type JsonObject } from '../../lib/json';
import { WawpError } from '../failures/errors';
import { isNo, layersOf, statusOf } from '../failures/signs';
import { wasOnlyTaken } from '../http';
import { namesAnotherGroup } from '../ids/groupId';
import { readPerson } from '../ids/person';
import { readPage } from './list';

/** What the answer to a change says of it. "Nothing" is the usual answer of GOWS, done or not. */
export type Said = 'done' | 'queued' | 'nothing';

const QUEUED = /^(queued|accepted|pending|scheduled|processing|loading)$/i;
const DONE = /^(true|1|ok|done|success|successful|successfully|created|updated|deleted)$/i;

/**
 * Reads the answer to a change (docs/wawp-api.md, "Changes").
 * @throws WawpError `notAllowed` for `false` and its like, which is how WEBJS says that rights are missing
 */
export function readChange(body: unknown): Said {
	const layers = layersOf(body);
	const values = [body, ...layers.flatMap(({ result, data }) => [result, data])];
	if (values.some((value) => value === false || value === 'false')) {
		throw new WawpError('notAllowed', { status: 200 });
	}
	if (layers.some(saysNotMade)) return 'nothing';
	const words = layers.flatMap(({ status, state, code }) => [status, state, code]).map(plainText);
	const hasJob = layers.some(
		(layer) => 'job_id' in layer || 'jobId' in layer || layer.queued === true,
	);
	const statuses = layers.flatMap(({ status, statusCode, code }) => [status, statusCode, code]);
	const isAccepted = statuses.some((status) => statusOf(status) === 202);
	const spoken = words.concat(layers.map(({ message }) => plainText(message)));
	if (hasJob || isAccepted || wasOnlyTaken(body)) return 'queued';
	if (spoken.some((word) => QUEUED.test(word.trim()))) return 'queued';
	const oks = layers.flatMap(({ success, ok, message }) => [success, ok, message]);
	const says = [...values, ...oks].map(plainText).concat(words);
	if (says.some((word) => DONE.test(word.trim()))) return 'done';
	return statuses.map(statusOf).some((status) => status >= 200 && status < 300)
		? 'done'
		: 'nothing';
}

/** `{ success: true, updated: false }`: taken, and not made. */
function saysNotMade(layer: JsonObject): boolean {
	return MADE.some((name) => layer[name] !== undefined && isNo(layer[name]));
}

const MADE = [
	...['changed', 'updated', 'deleted', 'refreshed', 'left', 'removed', 'added', 'done'],
	...['groupDeleted', 'group_deleted'],
];

/**
 * `true` if the answer says that the change was made, `null` if nothing can be told, or if it is about
 * another group.
 * @throws WawpError `notAllowed`
 */
export function doneOrNull(body: unknown, groupId?: string): true | null {
	return readChange(body) === 'done' && !namesAnotherGroup(body, groupId) ? true : null;
}

/** What became of one person in add, remove, promote or demote. */
export interface Change {
	/** As it was asked for: `<phone>@c.us` or `…@lid`. */
	id: string;
	phone: string | null;
	/** `null` where nobody can tell. */
	done: boolean | null;
	/** WhatsApp's code, e.g. 200, 403, 409; `null` where the engine gives none. */
	code: number | null;
	/** The result in words, for the user. */
	message: string;
}

/** WhatsApp's codes for single people, as whatsmeow and Baileys pass them on. */
const ADD_MESSAGES: Record<number, string> = {
	400: 'This is not a number that WhatsApp can use',
	401: 'This person has blocked the number that is linked to Wawp',
	403: 'The privacy settings of this person do not allow them to be added. Send the invite link instead.',
	404: 'This number is not on WhatsApp. Check the number and its country code.',
	406: 'WhatsApp does not allow this person to be added',
	408: 'This person left the group a short time ago. Send the invite link instead.',
	409: 'Nothing to do: already a member',
	419: 'The group is full',
	429: 'WhatsApp limits requests for this person. Try again in some hours.',
	500: 'The group is full',
};

/** The same where nobody is added. */
const OTHER_MESSAGES: Record<number, string> = {
	403: 'WhatsApp does not allow this for this person',
	404: 'This person is not in the group',
	406: 'WhatsApp does not allow this for this member',
	409: 'Nothing to do: already as asked for',
	429: 'WhatsApp limits requests for this person. Try again in some hours.',
};

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

/** A person's change by WhatsApp's code. */
export function changeByCode(id: string, code: number, isAdding = true): Change {
	// 409: already a member, or already what was asked for
	const done = (code >= 200 && code < 300) || code === 409;
	const known = isAdding ? ADD_MESSAGES[code] : OTHER_MESSAGES[code];
	const message = known ?? (done ? 'Done' : `WhatsApp refused this with code ${code}`);
	return { id, phone: phoneOf(id), done, code, message };
}

/** A person's change by looking afterwards; `null` where looking did not tell. */
export function changeBySight(id: string, done: boolean | null): Change {
	const message =
		done === null
			? 'Wawp took the request, but does not say what became of this person. Check the group in WhatsApp.'
			: done
				? 'Done'
				: 'Wawp took the request, but the member list has not changed for this person. Check the group in WhatsApp before you run this again.';
	return { id, phone: phoneOf(id), done, code: null, message };
}

/** A person whom the answer refuses without a code. */
export function refusedChange(id: string): Change {
	return { id, phone: phoneOf(id), done: false, code: null, message: 'WhatsApp refused this' };
}

function phoneOf(id: string): string | null {
	return id.endsWith('@c.us') ? id.slice(0, -'@c.us'.length) : null;
}
