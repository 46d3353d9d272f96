import { AbortedError } from '../../../lib/abort';
import { Yielder } from './yielder';
import type { Output } from '../operations/Operation';

/** What became of one input item. */
export type Outcome = { output: Output } | { error: unknown };

/** What the pipeline has to do. */
export interface Plan {
	/** What each input item asks for. */
	items: Read[];
	/** Whether items may run at the same time, and share answers. */
	safe: boolean;
	/** Whether items of which the same is read ask the same, and get one answer; only for safe ones. */
	sharesAnswers: boolean;
	/** How many items may run at once; only for safe ones. */
	maxConcurrency: number;
	/** Whether to go on when an item fails. */
	keepGoing: boolean;
	/** Aborted when the execution is cancelled. */
	cancelled?: AbortSignal;
	execute(params: unknown, itemIndex: number): Promise<Output>;
	/** Called when a read has failed: from then on all that would be sent ends with AbortedError. Changes go one by one anyway. */
	onStop(): void;
}

/** What an item asks for, or why it cannot be read. */
export type Read = { params: unknown } | { error: unknown };

/** The answer to a question, shared by the items that ask it; empty until it is there. */
interface Answer {
	outcome?: Outcome;
}

/**
 * Runs a plan.
 * @returns the outcome of each item, by item index. Without `keepGoing` it ends at the first failed
 * item: later ones may have no outcome, and nothing more was started for them
 * @throws AbortedError if the execution was cancelled
 */
export async function runPlan(plan: Plan): Promise<Array<Outcome | undefined>> {
	const outcomes = plan.safe ? await runShared(plan) : await runInOrder(plan);
	if (plan.cancelled?.aborted) throw new AbortedError();
	return outcomes;
}

/** Reads: each distinct question once, some at a time, started in item order. */
async function runShared(plan: Plan): Promise<Array<Outcome | undefined>> {
	const answers = new Map<string, Answer>();
	const byItem: Answer[] = [];
	const yielder = new Yielder();
	// one iterator, of which each worker takes the next item
	const remaining = plan.items.entries();

	const worker = async () => {
		for (const [index, item] of remaining) {
			const question =
				'params' in item && plan.sharesAnswers ? JSON.stringify(item.params) : undefined;
			const known = question === undefined ? undefined : answers.get(question);
			const answer = (byItem[index] = known ?? {});
			if (question !== undefined) answers.set(question, answer);
			if (!known) {
				const outcome = 'params' in item ? await executed(plan, item.params, index) : item;
				answer.outcome = outcome;
				if ('error' in outcome && !plan.keepGoing) plan.onStop();
			}
			await yielder.pauseIfDue();
		}
	};
	await Promise.all(Array.from({ length: plan.maxConcurrency }, worker));
	return byItem.map(({ outcome }) => outcome);
}

/** Writes: one after another, none shared, and none where an item cannot be read and the others do not go on. */
async function runInOrder(plan: Plan): Promise<Array<Outcome | undefined>> {
	const { items } = plan;
	const outcomes = items.map((item): Outcome | undefined => ('error' in item ? item : undefined));
	let failed = outcomes.some(Boolean);
	for (const [i, item] of items.entries()) {
		if ((failed && !plan.keepGoing) || plan.cancelled?.aborted) break;
		if ('error' in item) continue;
		const outcome = await executed(plan, item.params, i);
		outcomes[i] = outcome;
		failed ||= 'error' in outcome;
	}
	return outcomes;
}

/**
 * Reads all items, unless the execution is cancelled meanwhile.
 * @param read gives what the item of an index asks for. Throws InputError
 */
export async function readItems(
	count: number,
	read: (itemIndex: number) => unknown,
	cancelled?: AbortSignal,
): Promise<Read[]> {
	const items: Read[] = [];
	const yielder = new Yielder();
	for (let index = 0; index < count && !cancelled?.aborted; index++) {
		try {
			items.push({ params: read(index) });
		} catch (error) {
			items.push({ error });
		}
		await yielder.pauseIfDue();
	}
	return items;
}

async function executed(plan: Plan, params: unknown, itemIndex: number): Promise<Outcome> {
	try {
		return { output: await plan.execute(params, itemIndex) };
	} catch (error) {
		return { error };
	}
}
