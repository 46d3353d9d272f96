import { isObject } from '../json';
import { readPerson, type Person } from '../person';

/**
 * The members in an answer of any engine: a list, or an object with a key for each.
 * Somebody of whom the engine says nothing more is an ordinary participant.
 */
export function readParticipants(body: unknown): Array<Person & { raw: unknown }> {
	const list = Array.isArray(body) ? body : isObject(body) ? Object.values(body) : [];
	return list.flatMap((raw: unknown) => {
		const person = readPerson(raw);
		return person ? [{ ...person, role: person.role ?? 'participant', raw }] : [];
	});
}
