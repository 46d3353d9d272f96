import { queryValue, type RecordedRequest } from '../http/requests.cts';
import { isRecord } from '../http/values.cts';
import { valueOf, withValue, type Habit } from './habit.cts';

/** Every answer that is an object repeats the token, good or bad, in that form. */
function echoing(write: (token: string, asked: RecordedRequest) => unknown): Habit {
	return () => (asked, next) => {
		const answer = next();
		const value = valueOf(answer);
		const token = queryValue(asked, 'access_token') ?? '';
		if (!isRecord(value)) return answer;
		return withValue(answer, { ...value, request: write(token, asked) });
	};
}

/** How the token can come back. */
export const echoes = {
	'the token in an address': echoing((token) => `/v2?access_token=${encodeURIComponent(token)}`),
	'the token twice encoded': echoing((token) => encodeURIComponent(encodeURIComponent(token))),
	'the token in capitals': echoing((token) => token.toUpperCase()),
	'the token in JSON in a text': echoing((token) => JSON.stringify({ access_token: token })),
	'the token in base64': echoing((token, { query }) => [
		Buffer.from(token).toString('base64'),
		`Basic ${Buffer.from(`${String(query.instance_id)}:${token}`).toString('base64url')}`,
	]),
	'the token cut off': echoing((token) => `${token.slice(0, 14)}…`),
} satisfies Record<string, Habit>;
