import { json, type Answer } from '../http/answers.cts';
import type { Call } from '../http/calls.cts';
import type { MemberResult } from '../engines/shapes.cts';
import type { Participant } from '../state/people.cts';
import { EarlyAnswer } from '../engines/refusals.cts';
import { isRecord } from '../http/values.cts';
import { badRequest } from '../engines/wahaErrors.cts';
import type { Group, State } from '../state/state.cts';

/** The IDs in the body's `participants: [{ id }]`. */
export function readParticipants({ fields }: Call): string[] {
	const { participants } = fields;
	if (!Array.isArray(participants)) {
		throw new EarlyAnswer(badRequest('participants must be an array'));
	}
	return participants.map((entry: unknown, index) => {
		if (isRecord(entry) && typeof entry.id === 'string') return entry.id;
		throw new EarlyAnswer(badRequest(`participants.${index}.id must be a string`));
	});
}

/** Somebody who is not in the group and did not get in; bad IDs have no phone number. */
export function outsider(state: State, id: string): Participant {
	const person = state.person(id) ?? { id, lid: '', phone: id.split('@', 1)[0] ?? '' };
	return { ...person, role: 'participant' };
}

/** Puts somebody into the group, unless WhatsApp would not: 400, 403, 404, 409 and the like. */
export function addMember(state: State, group: Group, id: string): MemberResult {
	const person = state.person(id);
	if (person === undefined) return { participant: outsider(state, id), code: 400 };
	const member = group.participants.get(person.id);
	if (member !== undefined) return { participant: member, code: 409 };
	const code = state.unreachable.get(person.id);
	if (code !== undefined) return { participant: outsider(state, id), code };
	return { participant: state.enter(group, person), code: 200 };
}

/** The answer to a write about which the engine has nothing to say. */
export function doneAnswer({ variants, shapes }: Call): Answer {
	return variants.writeAnswer === 'wrapped' ? json({ ok: true }) : shapes.done();
}
