import { httpException, unhandled } from '../engines/wahaErrors.cts';
import { json, type Answer } from '../http/answers.cts';
import type { RecordedRequest } from '../http/requests.cts';
import type { Habit } from './habit.cts';

const isJoinInfo = ({ method, path }: RecordedRequest) =>
	method === 'GET' && path === '/v2/groups/join';

/** `GET /v2/groups/join` is taken for the group with the ID "join"; `/join-info` works. */
function takenForGroup(answer: (asked: RecordedRequest) => Answer): Habit {
	return (emulator) => (asked, next) => {
		emulator.variants.joinInfoPath = '/v2/groups/join-info';
		return isJoinInfo(asked) ? answer(asked) : next();
	};
}

/** Of two documented paths, only the other one is there. */
function otherPaths(missing: () => Answer): Habit {
	return (emulator) => (asked, next) => {
		emulator.variants.joinInfoPath = '/v2/groups/join-info';
		emulator.variants.createPath = '/v2/groups/create';
		const isMissing = isJoinInfo(asked) || (asked.method === 'POST' && asked.path === '/v2/groups');
		return isMissing ? missing() : next();
	};
}

/** How documented paths can be missing. */
export const routes = {
	'join taken for a group, 500': takenForGroup((asked) =>
		unhandled(asked, 'failed to parse JID: join'),
	),
	'join taken for a group, 404': takenForGroup(() =>
		httpException(404, 'Not Found', 'Group join@g.us not found'),
	),
	'only the other paths, 404': otherPaths(() => json({ message: 'Not Found' }, 404)),
	'only the other paths, 405': otherPaths(() => json({ message: 'Method Not Allowed' }, 405)),
} satisfies Record<string, Habit>;
