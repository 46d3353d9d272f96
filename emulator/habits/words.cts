import { isRecord } from '../http/values.cts';
import type { RecordedRequest } from '../http/requests.cts';
import { valueOf, withValue, type Habit, type Surroundings } from './habit.cts';

/** A habit that writes refusals in another way. The HTTP status stays. */
function refusing(
	rewrite: (refusal: Record<string, unknown>, userText: string, status: number) => unknown,
): Habit {
	return (emulator) => (asked, next) => {
		const answer = next();
		const value = valueOf(answer);
		if (answer.status < 400 || !isRecord(value)) return answer;
		return withValue(answer, rewrite(value, userTextIn(emulator, asked), answer.status));
	};
}

/** What a user has written: it stands in the request, or is the name of the group. */
function userTextIn(emulator: Surroundings, asked: RecordedRequest): string {
	const group = emulator.state.groups.get(asked.path.split('/')[3] ?? '');
	return textIn(asked) ?? group?.subject ?? '';
}

function textIn({ body }: RecordedRequest): string | undefined {
	const fields = isRecord(body) ? body : {};
	const file = isRecord(fields.file) ? fields.file.filename : undefined;
	const texts = [fields.subject, fields.description, fields.name, file];
	return texts.filter((text) => typeof text === 'string').find((text) => text !== '');
}

/** The sentence of a refusal, wherever it stands, written anew. */
function withSentence(refusal: Record<string, unknown>, write: (text: string) => unknown): unknown {
	if (isRecord(refusal.exception)) {
		const { exception } = refusal;
		return { ...refusal, exception: { ...exception, message: write(String(exception.message)) } };
	}
	return { ...refusal, message: write(String(refusal.message)) };
}

/** How a refusal can be worded. */
export const words = {
	'refusals that quote the user': refusing((refusal, quoted) =>
		withSentence(refusal, (text) => `${quoted}: ${text}`),
	),
	'refusals that repeat the request': () => (asked, next) => {
		const answer = next();
		const quoted = textIn(asked);
		if (answer.status < 400 || quoted === undefined) return answer;
		return withValue(answer, { statusCode: answer.status, message: quoted });
	},
	'refusals in Spanish': refusing((_, quoted, status) => ({
		statusCode: status,
		message: `No se pudo completar la acción en «${quoted}»`,
		error: 'Error',
	})),
	'refusals as a list': refusing((refusal) => withSentence(refusal, (text) => [text])),
	'refusals one level down': refusing((refusal, _, status) => ({
		error: { code: status, message: refusal.message, ...Object(refusal.exception) },
	})),
	'refusals in data': refusing((refusal) => ({ success: false, data: refusal })),
	'refusals with texts for statuses': refusing((refusal, _, status) => ({
		...refusal,
		statusCode: String(status),
		status: String(status),
	})),
	'refusals without words': refusing((_, __, status) => ({ statusCode: status })),
} satisfies Record<string, Habit>;
