import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';
import {
	createState,
	startEmulator,
	type Emulator,
	type Group,
	type State,
} from '../../emulator/index.cts';
import { createEngine, type Engine, type Running } from './engine.cts';
import { formWorkflow, WAWP, type NodeSetup } from './workflow.cts';

/** One form submission. */
export type Submission = IDataObject & { email?: string };

/** What came of a run. */
export interface Outcome {
	run: IRun;
	/** Items on the node's own output. */
	items: INodeExecutionData[];
	/** Items on its error output. */
	errors: INodeExecutionData[];
	/** Emails that left the workflow: to whom, with which link. */
	emails: IDataObject[];
	/** The node's error as the editor shows it, if the run failed. */
	error: { message: string; description?: string | null } | undefined;
	/** All that n8n would save of this run. */
	saved: string;
}

/** An emulated Wawp and n8n's engine, for the tests of one file. */
export interface Harness {
	emulator: Emulator;
	engine: Engine;
	groups: Group[];
	/** Starts the workflow with these submissions. */
	start(submissions: Submission[], setup?: NodeSetup): Running;
	/** Runs it to its end. */
	submit(submissions: Submission[], setup?: NodeSetup): Promise<Outcome>;
	/** The same with items that hold more than JSON. */
	run(items: INodeExecutionData[], setup?: NodeSetup): Promise<Outcome>;
	close(): Promise<void>;
}

let count = 0;

/** Builds a harness with some groups that this number administers, or with a state of its own. */
export async function createHarness(
	options: { groups?: number; state?: State } = {},
): Promise<Harness> {
	const { groups = 5, state = createState({ groups }) } = options;
	// What the package remembers of an account, in this process, is then of this harness only.
	state.instanceId = `EMULATOR${String(++count).padStart(4, '0')}`;
	const emulator = await startEmulator({ state });
	const { instanceId, accessToken } = state;
	const engine = await createEngine({ instanceId, accessToken, baseUrl: emulator.url });
	const asItems = (submissions: Submission[]) => submissions.map((json) => ({ json }));
	const run: Harness['run'] = async (items, setup) =>
		outcomeOf(await engine.start(formWorkflow(setup), items).result);
	return {
		emulator,
		engine,
		groups: [...state.groups.values()],
		start: (submissions, setup) => engine.start(formWorkflow(setup), asItems(submissions)),
		submit: (submissions, setup) => run(asItems(submissions), setup),
		run,
		close: () => emulator.close(),
	};
}

/** Reads a finished run. */
export function outcomeOf(run: IRun): Outcome {
	const outputs = (name: string) => run.data.resultData.runData[name]?.at(-1)?.data?.main ?? [];
	const [items, errors] = outputs(WAWP);
	const error = run.data.resultData.error;
	return {
		run,
		items: items ?? [],
		errors: errors ?? [],
		emails: (outputs('Send Email')[0] ?? []).map(({ json }) => json),
		error: error && { message: error.message, description: error.description },
		saved: JSON.stringify(run, withErrors),
	};
}

/** People who each ask for one of the groups in turn. */
export function people(count: number, groups: Group[]): Submission[] {
	return Array.from({ length: count }, (_, i) => ({
		email: `person${i}@example.com`,
		groupId: groups[i % groups.length]?.id,
	}));
}

/** Errors with all their fields, as n8n's database keeps them; JSON alone would drop most. */
function withErrors(_key: string, value: unknown): unknown {
	if (!(value instanceof Error)) return value;
	const fields = Object.entries(value);
	return { ...Object.fromEntries(fields), message: value.message, stack: value.stack };
}
