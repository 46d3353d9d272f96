import { json, type Answer } from '../http/answers.cts';
import type { RecordedRequest } from '../http/requests.cts';
import { isRecord } from '../http/values.cts';
import { reshaping, type Habit } from './habit.cts';

const LIST = '/v2/session/webhook';
const SET = '/v2/webhook/set';

const isByUrl = ({ path }: RecordedRequest) => path.startsWith('/v2/webhook/');
const isReading = ({ method, path }: RecordedRequest) => method === 'GET' && path === LIST;
const isWriting = ({ method, path }: RecordedRequest) => method !== 'GET' && /webhook/.test(path);

function without(isMissing: (asked: RecordedRequest) => boolean, answer: () => Answer): Habit {
	return () => (asked, next) => (isMissing(asked) ? answer() : next());
}

/** Each entry of the list, as it is read. */
function read(reshape: (entry: Record<string, unknown>) => Record<string, unknown>): Habit {
	return reshaping(isReading, (value) => {
		if (!isRecord(value) || !Array.isArray(value.webhooks)) return value;
		return { ...value, webhooks: value.webhooks.map(reshape) };
	});
}

const lowerCase = (url: unknown) =>
	String(url).replace(/^https?:\/\/[^/]+/, (origin) => origin.toLowerCase());

/** How a server can take, keep and show webhooks otherwise. */
export const webhooks = {
	'no webhook by its URL, 404': without(isByUrl, () => json({ message: 'Not Found' }, 404)),
	'no webhook by its URL, 405': without(isByUrl, () =>
		json({ message: 'Method Not Allowed' }, 405),
	),
	'a webhook is set by PUT': () => (asked, next) => {
		if (asked.path !== SET || asked.method === 'PUT') return next();
		return json({ message: 'Method Not Allowed' }, 405);
	},
	'a webhook is deleted by the query': () => (asked, next) => {
		const isBlind = asked.method === 'DELETE' && isByUrl(asked) && !('url' in asked.query);
		return isBlind ? json({ message: 'url is required' }, 400) : next();
	},
	'a webhook that is set takes the place of all':
		({ state }) =>
		(asked, next) => {
			if (asked.path === SET) state.webhooks = [];
			return next();
		},
	'hosts in lower case': read(({ url, ...rest }) => ({ ...rest, url: lowerCase(url) })),
	'no events as null': read(({ events, ...rest }) => ({
		...rest,
		events: Array.isArray(events) && events.length === 0 ? null : events,
	})),
	'one more event than asked for': read(({ events, ...rest }) => {
		const names: unknown[] = Array.isArray(events) ? events : [];
		const isOfGroups = names.some((name) => String(name).startsWith('group.'));
		return { ...rest, events: isOfGroups ? [...names, 'session.status'] : events };
	}),
	'secrets as ***': read((entry) => ({ ...entry, hmac: '***' })),
	'secrets left out': read(({ hmac: _hidden, ...rest }) => rest),
	'retries left out': read(({ retries: _hidden, ...rest }) => rest),
	'the list reads empty once after a write': () => {
		let state: 'unwritten' | 'written' | 'over' = 'unwritten';
		return (asked, next) => {
			const answer = next();
			if (isWriting(asked) && state === 'unwritten' && answer.status < 300) state = 'written';
			else if (isReading(asked) && state === 'written') {
				state = 'over';
				return json({ webhooks: [], systemConfig: null });
			}
			return answer;
		};
	},
	'a write takes effect and fails': () => (asked, next) => {
		const answer = next();
		return isWriting(asked) ? json({ message: 'Internal Server Error' }, 500) : answer;
	},
	'a write fails': without(isWriting, () => json({ message: 'Internal Server Error' }, 500)),
	'a write is said to fail, with 200': () => (asked, next) => {
		const answer = next();
		return isWriting(asked) ? json({ success: false }) : answer;
	},
	'others are lost by a write':
		({ state }) =>
		(asked, next) => {
			const answer = next();
			if (isWriting(asked)) state.webhooks = state.webhooks.slice(1);
			return answer;
		},
} satisfies Record<string, Habit>;
