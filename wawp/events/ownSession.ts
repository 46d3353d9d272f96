import { isObject, objectAt, textOrNull } from '../../lib/json';
import type { WawpClient } from '../client';
import { getSession } from '../contract/session';
import { personId } from '../ids/person';

/** What tells the events of one WhatsApp number from those of others. */
export interface OwnSession {
	/** The engine's name for the session. */
	session: string | null;
	/** The number, `<phone>@c.us`; `null` while no phone is linked. */
	number: string | null;
}

/** The session behind the credential. Throws WawpError. */
export async function ownSession(wawp: WawpClient): Promise<OwnSession> {
	const { name, ids } = await wawp.ask(getSession, {});
	return { session: name, number: ids[0] ?? null };
}

/**
 * Whether an event comes from another session than the known one.
 *
 * One of the two names is enough: the number stays when a session is made anew, and the session
 * stays when another phone is linked. Without anything to compare, an event is not foreign.
 */
export function isForeign(body: unknown, own: OwnSession): boolean {
	const { id } = objectAt(body, 'me');
	const pairs = [
		[own.session, textOrNull(isObject(body) ? body.session : undefined)],
		[own.number, (typeof id === 'string' && personId(id)) || null],
	];
	const comparable = pairs.filter(([known, told]) => known !== null && told !== null);
	return comparable.length > 0 && comparable.every(([known, told]) => known !== told);
}
