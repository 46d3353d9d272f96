import type { Answer } from '../http/answers.cts';
import type { RecordedRequest } from '../http/requests.cts';
import { isRecord, parseJson } from '../http/values.cts';
import type { State } from '../state/state.cts';
import type { Variants } from '../variants.cts';

/** What a habit can look at, and change, of the emulator. */
export interface Surroundings {
	state: State;
	variants: Variants;
}

/**
 * The answer to a request without the habit; the request takes effect with it. In: the request, where the
 * habit has it read differently.
 */
export type Next = (asked?: RecordedRequest) => Answer;

/** A manner of answering, as it is switched on: it may remember what came before. */
export type Manner = (asked: RecordedRequest, next: Next) => Answer;

/**
 * A contrary habit: what a real server could do, and this emulator would not do by itself. It lasts, and
 * goes together with others; the server thinks that it answers well. (A fault is one answer that goes wrong;
 * a variant is one of the ways in which the public documents can be read.)
 */
export type Habit = (emulator: Surroundings) => Manner;

/** A habit that has the good answers to some requests say the same, or something else, in another form. */
export function reshaping(
	concerns: (asked: RecordedRequest) => boolean,
	reshape: (value: unknown, emulator: Surroundings, asked: RecordedRequest) => unknown,
): Habit {
	return (emulator) => (asked, next) => {
		const answer = next();
		if (!concerns(asked) || answer.status >= 300) return answer;
		return withValue(answer, reshape(valueOf(answer), emulator, asked));
	};
}

/** What an answer holds: its JSON value, or its text. */
export function valueOf({ body }: Answer): unknown {
	const value = parseJson(body);
	return value === undefined ? body : value;
}

/** The ID of a group or person in a list, as each engine writes it. */
export function idOf(entry: unknown): string {
	const { id, JID }: Record<string, unknown> = isRecord(entry) ? entry : {};
	return String((isRecord(id) ? id._serialized : id) ?? JID);
}

/** The same answer with another value; a text as it is. */
export function withValue(answer: Answer, value: unknown): Answer {
	const body = typeof value === 'string' ? value : JSON.stringify(value);
	return { ...answer, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

/** Whether a request changes groups, or sends a message. */
export function isChange({ method, path }: RecordedRequest): boolean {
	return method !== 'GET' && /^\/v2\/(groups|send)\b/.test(path);
}
