import { json, type Answer } from './answers.cts';
import { queryValue, type RecordedRequest } from './requests.cts';
import { isRecord } from './values.cts';
import type { State } from '../state/state.cts';

function credential(asked: RecordedRequest, name: string): string | undefined {
	const inBody = isRecord(asked.body) ? asked.body[name] : undefined;
	return queryValue(asked, name) ?? (typeof inBody === 'string' ? inBody : undefined);
}

function unauthorized(message: string): Answer {
	return json({ status: 401, message, error: 'Unauthorized' }, 401);
}

/**
 * What stands in the way of a request: a missing or wrong token (401), an unknown instance (404).
 * Undefined if nothing does. Credentials count in the query and in a JSON body, nowhere else.
 */
export function authenticationError(asked: RecordedRequest, state: State): Answer | undefined {
	const token = credential(asked, 'access_token');
	if (token === undefined || token === '') return unauthorized('Missing access_token');
	if (token !== state.accessToken) return unauthorized('Invalid access_token');
	if (credential(asked, 'instance_id') === state.instanceId) return undefined;
	const message = 'No session found for this instance_id.';
	return json({ code: 'invalid_session', message }, 404);
}
