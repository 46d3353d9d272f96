import { empty, json, type Answer } from '../http/answers.cts';
import type { RecordedRequest } from '../http/requests.cts';
import { isRecord } from '../http/values.cts';
import type { Group, State } from '../state/state.cts';
import { isChange, type Habit, type Next, type Surroundings } from './habit.cts';

/** A change is taken, answered so, and never made. */
function notMade(answer: () => Answer): Habit {
	return () => (asked, next) => (isChange(asked) ? answer() : next());
}

/** A change is made, and answered so. */
function madeBut(answer: () => Answer): Habit {
	return () => (asked, next) => {
		const usual = next();
		// so WEBJS refuses
		const isRefusal = usual.status >= 300 || /^false$|Error: /.test(usual.body);
		return isChange(asked) && !isRefusal ? answer() : usual;
	};
}

/** Only the first half of the people are changed. */
function someOnly(answer: () => Answer): Habit {
	return () => (asked, next) => {
		const { body } = asked;
		const people = isRecord(body) ? body.participants : undefined;
		if (!isChange(asked) || !isRecord(body) || !Array.isArray(people)) return next();
		if (asked.path === '/v2/groups' || asked.path === '/v2/groups/create') return next();
		const participants = people.slice(0, Math.floor(people.length / 2));
		const usual = next({ ...asked, body: { ...body, participants } });
		return usual.status < 300 ? answer() : usual;
	};
}

/** The state as it is, with the groups as they were. */
function withGroups(state: State, groups: Map<string, Group>): State {
	const older: unknown = Object.create(state, { groups: { value: groups } });
	return older as State;
}

/** An answer out of a copy of the groups that is one change old. */
function outOf(emulator: Surroundings, groups: Map<string, Group>, next: Next): Answer {
	const { state } = emulator;
	emulator.state = withGroups(state, groups);
	try {
		return next();
	} finally {
		emulator.state = state;
	}
}

const isReading = ({ method, path }: RecordedRequest) =>
	method === 'GET' && path.startsWith('/v2/groups');

/** The first readings after a change still show what was before it. */
function late(readings: number): Habit {
	return (emulator) => {
		let before: Map<string, Group> | undefined;
		let left = 0;
		return (asked, next) => {
			if (isChange(asked)) {
				before = structuredClone(emulator.state.groups);
				left = readings;
			} else if (before !== undefined && left > 0 && isReading(asked)) {
				left -= 1;
				return outOf(emulator, before, next);
			}
			return next();
		};
	};
}

const queued = () => json({ code: 'success', message: 'Queued', job_id: 'Zt5Rw1Yp8Ui3Oa6Sd9Fg2H' });

/** How a change can be answered, and made or not made. */
export const changes = {
	'ok, and nothing changed': notMade(() => json({ ok: true })),
	'success, and nothing changed': notMade(() => json({ code: 'success', message: 'Done' })),
	'200, and nothing changed': notMade(() => json({ status: 200, message: 'OK' })),
	'nothing said, nothing changed': notMade(() => empty()),
	'null, and nothing changed': notMade(() => json(null)),
	'false, and nothing changed': notMade(() => json(false)),
	'202, and nothing changed': notMade(() => json({}, 202)),
	'queued, and not yet made': notMade(queued),
	'queued, and made at once': madeBut(queued),
	'made, and nothing said': madeBut(() => empty()),
	'made, 204': madeBut(() => empty(204)),
	'made, "success" with a message': madeBut(() => json({ code: 'success', message: 'Updated' })),
	'made, success as a text': madeBut(() => json({ success: 'true' })),
	'made, 502': madeBut(() => json({ statusCode: 502, message: 'Bad Gateway' }, 502)),
	'some of the people only': someOnly(() => json({ success: true })),
	'some of the people only, success: false': someOnly(() =>
		json({ success: false, message: 'Some participants could not be changed' }),
	),
	'readings that are one late': late(1),
	'readings that stay late': late(9),
} satisfies Record<string, Habit>;
