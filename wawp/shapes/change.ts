import { WawpError } from '../failures/errors';
import { isObject, objectAt, plainNumber } from '../../lib/json';
import { readPerson } from '../ids/person';

/**
 * Reads the answer to a change about which the engine has nothing more to say: usually empty, `true`
 * or `{ ok: true }` (docs/wawp-api.md, "Engines").
 * @throws WawpError `notAllowed` for `false`, which is how WEBJS says that rights are missing
 */
export function readDone(body: unknown): void {
	if (body === false || body === 'false') throw new WawpError('notAllowed', { status: 200 });
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
	/** The same for people. */
	message: string;
}

/** WhatsApp's codes for single people, as whatsmeow and Baileys pass them on. */
const SENTENCES: Record<number, string> = {
	400: 'This is not a number that WhatsApp can use',
	401: 'This person has blocked the number that is linked to Wawp',
	403: 'The privacy settings of this person allow no adding, or WhatsApp protects this member. Send the invite link instead.',
	404: 'This number is not on WhatsApp or not in the group',
	408: 'This person left the group a short time ago. Send the invite link instead.',
	409: 'Nothing to do: it was so before',
	419: 'The group is full',
	500: 'The group is full',
};

/** A result by person, as an answer has it: the ID, the phone if it is told, and the code. */
export interface PersonResult {
	ids: string[];
	code: number;
}

/**
 * The results by person in an answer (docs/wawp-api.md, "Engines"); empty where it names nobody, as
 * `{ ok: true }` does.
 */
export function readResults(body: unknown): PersonResult[] {
	if (Array.isArray(body)) return body.flatMap((entry) => resultOf(entry, ''));
	if (!isObject(body)) return [];
	return Object.entries(body)
		.filter(([key]) => key.includes('@'))
		.flatMap(([key, entry]) => resultOf(entry, key));
}

function resultOf(entry: unknown, key: string): PersonResult[] {
	if (!isObject(entry)) return [];
	const names = [
		key,
		entry.jid,
		entry.JID,
		entry.id,
		entry.PhoneNumber,
		entry.phoneNumber,
		entry.LID,
	];
	const ids = names.flatMap((name) => readPerson(name)?.id ?? []);
	const stated = [
		entry.Error,
		entry.status,
		entry.code,
		entry.statusCode,
		objectAt(entry, 'content').error,
	];
	const code = plainNumber(stated.find((value) => value !== undefined && value !== null) ?? 200);
	return ids.length > 0 && Number.isFinite(code) ? [{ ids, code: code === 0 ? 200 : code }] : [];
}

/** A person's change by WhatsApp's code. */
export function changeByCode(id: string, code: number): Change {
	// 409: already a member, or already what was asked for
	const done = (code >= 200 && code < 300) || code === 409;
	const message = SENTENCES[code] ?? (done ? 'Done' : `WhatsApp refused this with code ${code}`);
	return { id, phone: phoneOf(id), done, code, message };
}

/** A person's change by looking afterwards; `undefined` where looking did not tell. */
export function changeBySight(id: string, done: boolean | undefined): Change {
	const message =
		done === undefined
			? 'Wawp took the request, but does not say what became of this person'
			: done
				? 'Done'
				: 'Wawp took the request, but nothing has changed for this person';
	return { id, phone: phoneOf(id), done: done ?? null, code: null, message };
}

function phoneOf(id: string): string | null {
	return id.endsWith('@c.us') ? id.slice(0, -'@c.us'.length) : null;
}
