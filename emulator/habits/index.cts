import type { Answer } from '../http/answers.cts';
import type { RecordedRequest } from '../http/requests.cts';
import { changes } from './changes.cts';
import { codes } from './codes.cts';
import { echoes } from './echoes.cts';
import type { Habit, Manner, Next, Surroundings } from './habit.cts';
import { lists } from './lists.cts';
import { people } from './people.cts';
import { routes } from './routes.cts';
import { webhooks } from './webhooks.cts';
import { words } from './words.cts';

/** The contrary habits, by family. Those of one family exclude each other; others go together. */
export const HABITS = { lists, changes, routes, words, codes, people, echoes };

/** Those that are about webhooks, and not about groups. */
export const WEBHOOK_HABITS = webhooks;

/** Every habit by its name. */
const ALL = new Map<string, Habit>(
	Object.values({ ...HABITS, webhooks }).flatMap((family) => Object.entries(family)),
);

/** The habits that are switched on. */
export class Habits {
	private manners: Manner[] = [];

	constructor(private readonly emulator: () => Surroundings) {}

	/** Switches these on, with nothing remembered, and all others off. */
	set(...names: string[]): void {
		this.manners = names.map((name) => {
			const habit = ALL.get(name);
			if (habit === undefined) throw new Error(`The emulator has no habit "${name}"`);
			return habit(this.emulator());
		});
	}

	/** The answer to a request; `dispatch` gives the one without any habit. */
	answer(asked: RecordedRequest, dispatch: (asked: RecordedRequest) => Answer): Answer {
		const chain = this.manners.reduceRight<(asked: RecordedRequest) => Answer>(
			(next, manner) => (given) => {
				const onward: Next = (changed = given) => next(changed);
				return manner(given, onward);
			},
			dispatch,
		);
		return chain(asked);
	}
}
