import { json, type Answer } from '../http/answers.cts';
import type { Call } from '../http/calls.cts';
import type { MemberResult } from '../engines/shapes.cts';
import type { Participant } from '../state/people.cts';
import { EarlyAnswer } from '../engines/refusals.cts';
import { isRecord } from '../http/values.cts';
import { badRequest } from '../engines/wahaErrors.cts';
import type { Group, State } from '../state/state.cts';

export type Action = 'add' | 'remove' | 'promote' | 'demote';

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

/** What WhatsApp says about one person before anything is changed: 200 or an error code. */
export function outcome(state: State, group: Group, action: Action, id: string): MemberResult {
	const person = state.person(id);
	const member = person && group.participants.get(person.id);
	const participant = member ?? outsider(state, id);
	if (person === undefined) return { participant, code: 400 };
	if (action === 'add') {
		// Evolution #2616
		if (group.isCommunity) return { participant, code: 403 };
		return { participant, code: member ? 409 : (state.unreachable.get(person.id) ?? 200) };
	}
	if (member === undefined) return { participant, code: 404 };
	// nobody takes the group from the one who made it
	const untouchable = member.role === 'superadmin' && action !== 'promote';
	return { participant, code: untouchable ? 403 : 200 };
}

/** Somebody who is not in the group; bad IDs have no phone number. */
function outsider(state: State, id: string): Participant {
	const person = state.person(id) ?? { id, lid: '', phone: id.split('@', 1)[0] ?? '' };
	return { ...person, role: 'participant' };
}

/** The answer to a write about which the engine has nothing to say. */
export function doneAnswer({ variants, shapes }: Call): Answer {
	return variants.writeAnswer === 'wrapped' ? json({ ok: true }) : shapes.done();
}
