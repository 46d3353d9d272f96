import type { Emulator } from '../contract.cts';
import { ENGINES } from '../engines/index.cts';
import { EarlyAnswer, Refusal, refusalAnswer } from '../engines/refusals.cts';
import { noSuchPath, sessionNotReady } from '../engines/wahaErrors.cts';
import { ROUTES } from '../routes/index.cts';
import type { State } from '../state/state.cts';
import { json, type Answer, type RecordedRequest } from './answers.cts';
import { isRecord } from './values.cts';

/** Each route with what its path looks like; those of one word before those with a group in that place. */
const PATTERNS = ROUTES.map((route) => ({
	route,
	pattern: new RegExp(`^${route.path.replace(/:id/, '([^/]+)')}$`),
})).sort(
	(one, other) => Number(one.route.path.includes(':')) - Number(other.route.path.includes(':')),
);

/** The answer to a request, faults aside; this is where it takes effect. */
export function dispatch(emulator: Emulator, asked: RecordedRequest): Answer {
	const { state, simulate, engine, variants } = emulator;
	const found = PATTERNS.find(
		({ route, pattern }) => route.method === asked.method && pattern.test(asked.path),
	);
	if (found === undefined) return noSuchPath(asked);
	const { route, pattern } = found;
	const refused = authenticationError(asked, state);
	if (refused !== undefined) return refused;
	if (!route.withoutSession && state.status !== 'WORKING') {
		return sessionNotReady(state.sessionName, state.status);
	}
	const id = pattern.exec(asked.path)?.[1] ?? '';
	const shapes = ENGINES[engine];
	const { peopleAs } = variants;
	const view = { lids: peopleAs !== 'phone', hidden: peopleAs === 'hidden', participants: true };
	const fields = isRecord(asked.body) ? asked.body : {};
	try {
		return route.answer({ asked, id, fields, state, simulate, engine, shapes, view, variants });
	} catch (error) {
		if (error instanceof EarlyAnswer) return error.answer;
		if (!(error instanceof Refusal)) throw error;
		return refusalAnswer(error.reason, asked, variants.refusal, engine, route.onWebjs);
	}
}

/** What stands in the way of a request: a wrong token (401), an unknown instance (404). Both are in the query. */
function authenticationError({ query }: RecordedRequest, state: State): Answer | undefined {
	if (query.access_token !== state.accessToken) {
		const message = `${query.access_token ? 'Invalid' : 'Missing'} access_token`;
		return json({ status: 401, message, error: 'Unauthorized' }, 401);
	}
	if (query.instance_id === state.instanceId) return undefined;
	const message = 'No session found for this instance_id.';
	return json({ code: 'invalid_session', message }, 404);
}

/** A request without a socket, faults aside. */
export function answerDirectly(
	emulator: Emulator,
	request: Pick<RecordedRequest, 'method' | 'path' | 'query' | 'body'>,
): Answer {
	const asked = { ...request, url: request.path, at: Date.now() };
	emulator.requests.push(asked);
	return dispatch(emulator, asked);
}
