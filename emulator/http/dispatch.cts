import { authenticationError } from './authentication.cts';
import type { Answer } from './answers.cts';
import type { Route } from './calls.cts';
import type { Emulator } from '../contract.cts';
import { ENGINES } from '../engines/index.cts';
import { EarlyAnswer, quietRefusal, Refusal, refusalAnswer } from '../engines/refusals.cts';
import type { RecordedRequest } from './requests.cts';
import { isRecord } from './values.cts';
import { noSuchPath, sessionNotReady, unhandled } from '../engines/wahaErrors.cts';

/**
 * The answer to a request, faults aside; this is where it takes effect. In: the request, its route
 * (undefined for an unknown path) and the group ID in its path.
 */
export function dispatch(
	emulator: Emulator,
	route: Route | undefined,
	asked: RecordedRequest,
	id: string,
): Answer {
	const { state, simulate, engine, variants } = emulator;
	if (route === undefined) return noSuchPath(asked);
	const refused = authenticationError(asked, state);
	if (refused !== undefined) return refused;
	if (!route.withoutSession && state.status !== 'WORKING') {
		return sessionNotReady(state.sessionName, state.status);
	}
	const shapes = ENGINES[engine];
	const { peopleAs } = variants;
	const view = { lids: peopleAs !== 'phone', hidden: peopleAs === 'hidden', participants: true };
	const fields = isRecord(asked.body) ? asked.body : {};
	try {
		return route.answer({ asked, id, fields, state, simulate, engine, shapes, view, variants });
	} catch (error) {
		if (error instanceof EarlyAnswer) return error.answer;
		if (!(error instanceof Refusal)) throw error;
		if (engine === 'WEBJS' && variants.refusal === 'exception') {
			return quietRefusal(error.reason, asked, route.onWebjs ?? 'exception');
		}
		// GOWS reads a group from its own store, which has only those that this number is in
		const isOfStore = asked.method === 'GET' && /(@g\.us|\/participants|-only)$/.test(asked.path);
		if (engine === 'GOWS' && variants.refusal === 'exception' && isOfStore) {
			return unhandled(asked, '2 UNKNOWN: not found');
		}
		return refusalAnswer(error.reason, asked, variants.refusal);
	}
}
