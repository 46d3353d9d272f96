import { ROUTES } from '../routes/index.cts';
import type { Emulator } from '../contract.cts';
import type { Answer } from './answers.cts';
import { dispatch } from './dispatch.cts';
import type { RecordedRequest } from './requests.cts';

/** A request without a socket. */
export type DirectRequest = Pick<RecordedRequest, 'method' | 'path' | 'query' | 'body'>;

/** The answer to a request that comes over no network, faults aside; this is where it takes effect. */
export function answerDirectly(emulator: Emulator, request: DirectRequest): Answer {
	const asked: RecordedRequest = { ...request, url: request.path, at: Date.now() };
	emulator.requests.push(asked);
	const found = ROUTES.filter(({ method }) => method === request.method)
		.map((route) => ({ route, match: patternOf(route.path).exec(request.path) }))
		.filter(({ match }) => match !== null)
		// a path of its own comes before the ID of a group
		.sort(
			(one, other) => Number(one.route.path.includes(':')) - Number(other.route.path.includes(':')),
		)[0];
	return dispatch(emulator, found?.route, asked, found?.match?.[1] ?? '');
}

function patternOf(path: string): RegExp {
	return new RegExp(`^${path.replace(/:id/, '([^/]+)')}$`);
}
