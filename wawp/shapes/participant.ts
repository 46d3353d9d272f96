import { WawpError } from '../failures/errors';
import { isObject } from '../../lib/json';
import { readPerson, type Person } from '../ids/person';

/**
 * The members in an answer of any engine: a list, or an object with a key for each.
 * Somebody of whom the engine says nothing more is an ordinary participant.
 * @throws WawpError `unreadable` if it is no list
 */
export function readParticipants(body: unknown): Array<Person & { raw: unknown }> {
	if (!Array.isArray(body) && !isObject(body)) throw new WawpError('unreadable');
	return Object.values(body).flatMap((raw: unknown) => {
		const person = readPerson(raw);
		return person ? [{ ...person, role: person.role ?? 'participant', raw }] : [];
	});
}
