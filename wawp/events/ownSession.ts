import type { WawpClient } from '../client';
import { isObject, objectAt, textOrNull } from '../../lib/json';
import { readPerson } from '../ids/person';

/** What tells the events of one WhatsApp number from those of others. */
export interface OwnSession {
	/** The engine's name for the session. */
	session: string | null;
	/** The number, `<phone>@c.us`; `null` while no phone is linked. */
	number: string | null;
}

/**
 * The session behind the credential. Throws WawpError.
 * Source: https://api.wawp.net/en/docs/v2/session/info (status 200 also while no phone is linked)
 */
export async function ownSession(wawp: WawpClient): Promise<OwnSession> {
	const info = await wawp.get('/v2/session/info');
	return {
		session: textOrNull(isObject(info) ? info.name : undefined),
		number: numberIn(info),
	};
}

/** This number in its one form: engines add the device, or end it in another way. */
function numberIn(body: unknown): string | null {
	return readPerson(objectAt(body, 'me').id)?.id ?? null;
}

/**
 * Whether an event comes from another session than the known one.
 *
 * One of the two names is enough: the number stays when a session is made anew, and the session
 * stays when another phone is linked. Without anything to compare, an event is not foreign.
 */
export function isForeign(body: unknown, own: OwnSession): boolean {
	const pairs = [
		[own.session, textOrNull(isObject(body) ? body.session : undefined)],
		[readPerson(own.number)?.id ?? null, numberIn(body)],
	];
	const comparable = pairs.filter(([known, told]) => known !== null && told !== null);
	return comparable.length > 0 && comparable.every(([known, told]) => known !== told);
}
