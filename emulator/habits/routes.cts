import { httpException, unhandled } from '../engines/wahaErrors.cts';
import { json, type Answer } from '../http/answers.cts';
import type { RecordedRequest } from '../http/requests.cts';
import type { Habit } from './habit.cts';

/** What is asked of the other documented path, as if this emulator had it. */
const OTHER_PATHS = new Map([
	['/v2/groups/join-info', '/v2/groups/join'],
	['/v2/groups/create', '/v2/groups'],
]);

const isJoinInfo = ({ method, path }: RecordedRequest) =>
	method === 'GET' && path === '/v2/groups/join';
const isCreate = ({ method, path }: RecordedRequest) => method === 'POST' && path === '/v2/groups';

/** Some requests are answered as if their path were missing; the other documented paths are there. */
function onlyOtherPaths(
	isMissing: (asked: RecordedRequest) => boolean,
	answer: (asked: RecordedRequest) => Answer,
): Habit {
	return () => (asked, next) => {
		if (isMissing(asked)) return answer(asked);
		return next({ ...asked, path: OTHER_PATHS.get(asked.path) ?? asked.path });
	};
}

const isEither = (asked: RecordedRequest) => isJoinInfo(asked) || isCreate(asked);

/** How documented paths can be missing; also where `join` is taken for the group with that ID. */
export const routes = {
	'join taken for a group, 500': onlyOtherPaths(isJoinInfo, (asked) =>
		unhandled(asked, 'failed to parse JID: join'),
	),
	'join taken for a group, 404': onlyOtherPaths(isJoinInfo, () =>
		httpException(404, 'Not Found', 'Group join@g.us not found'),
	),
	'only the other paths, 404': onlyOtherPaths(isEither, () => json({ message: 'Not Found' }, 404)),
	'only the other paths, 405': onlyOtherPaths(isEither, () =>
		json({ message: 'Method Not Allowed' }, 405),
	),
} satisfies Record<string, Habit>;
