import { AbortedError } from '../../../lib/abort';
import { Yielder } from './yielder';
import { ConcurrencyLimit } from './concurrencyLimit';
import type { Job, Output } from '../operations/Operation';

/** What became of one input item. */
export type Outcome = { output: Output } | { error: unknown };

/** What the pipeline has to do. */
export interface Plan {
	/** Number of input items. */
	count: number;
	/** Whether jobs with the same question may share one answer and run at the same time. */
	safe: boolean;
	/** How many jobs may run at once; only for safe ones. */
	maxConcurrency: number;
	/** Whether to go on when an item fails. */
	keepGoing: boolean;
	/** Aborted when the execution is cancelled. */
	cancelled?: AbortSignal;
	prepare(itemIndex: number): Job;
	execute(job: Job, itemIndex: number): Promise<Output>;
	/** Called when a read has failed and nothing more is to be sent; changes go one by one anyway. */
	onStop(): void;
}

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
	const limit = new ConcurrencyLimit(plan.maxConcurrency);
	let failed = false;
	const stopped = () => failed || plan.cancelled?.aborted;
	const settle = (answer: Answer, outcome: Outcome) => {
		answer.outcome = outcome;
		if (plan.keepGoing || !('error' in outcome)) return;
		failed = true;
		plan.onStop();
	};
	const yielder = new Yielder();

	for (let i = 0; i < plan.count && !stopped(); i++) {
		const job = prepared(plan, i);
		const question = 'error' in job ? undefined : job.question;
		const known = question === undefined ? undefined : answers.get(question);
		const answer = (byItem[i] = known ?? {});
		if ('error' in job) {
			settle(answer, job);
		} else if (!known) {
			if (question !== undefined) answers.set(question, answer);
			limit.add(async () => {
				if (!stopped()) settle(answer, await executed(plan, job, i));
			});
			yielder.hasUnsent = true;
			if (limit.full) await yielder.pauseFor(limit.low());
		}
		if (yielder.isDue()) await yielder.pause();
	}
	await limit.done();
	return byItem.map(({ outcome }) => outcome);
}

/** Writes: all items are checked before the first is sent; then one after another, none shared. */
async function runInOrder(plan: Plan): Promise<Array<Outcome | undefined>> {
	const jobs: Array<ReturnType<typeof prepared>> = [];
	const yielder = new Yielder();
	for (let i = 0; i < plan.count && !plan.cancelled?.aborted; i++) {
		jobs.push(prepared(plan, i));
		if (yielder.isDue()) await yielder.pause();
	}
	const outcomes = jobs.map((job): Outcome | undefined => ('error' in job ? job : undefined));
	let failed = outcomes.some(Boolean);
	for (const [i, job] of jobs.entries()) {
		if ((failed && !plan.keepGoing) || plan.cancelled?.aborted) break;
		if ('error' in job) continue;
		const outcome = await executed(plan, job, i);
		outcomes[i] = outcome;
		failed ||= 'error' in outcome;
	}
	return outcomes;
}

function prepared(plan: Plan, itemIndex: number): Job | { error: unknown } {
	try {
		return plan.prepare(itemIndex);
	} catch (error) {
		return { error };
	}
}

async function executed(plan: Plan, job: Job, itemIndex: number): Promise<Outcome> {
	try {
		return { output: await plan.execute(job, itemIndex) };
	} catch (error) {
		return { error };
	}
}
