import fc from 'fast-check';
import type { WEBHOOK_HABITS } from '../../emulator/index.cts';
import { clock } from '../../harness/engine/clock.cts';
import { useTriggerHarness } from '../support/triggerHarness.cts';

const harness = useTriggerHarness();

type Habit = keyof typeof WEBHOOK_HABITS;

/** What the server does for a while; the rest of the time it does as documented. */
const TROUBLES: Habit[] = [
	'a write fails',
	'a write takes effect and fails',
	'a write is said to fail, with 200',
	'the list reads empty once after a write',
];

type Step =
	| { do: 'publish' | 'unpublish' | 'restart'; which: number }
	| { do: 'add' | 'remove'; which: number }
	| { do: 'trouble'; habit: Habit | undefined };

const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		fc.record({ do: fc.constant('publish' as const), which: fc.nat(2) }),
		fc.record({ do: fc.constant('unpublish' as const), which: fc.nat(2) }),
		fc.record({ do: fc.constant('restart' as const), which: fc.constant(0) }),
		fc.record({ do: fc.constantFrom('add' as const, 'remove' as const), which: fc.nat(3) }),
		fc.record({
			do: fc.constant('trouble' as const),
			habit: fc.option(fc.constantFrom(...TROUBLES), { nil: undefined }),
		}),
	),
	{ minLength: 5, maxLength: 25 },
);

describe.each<[string, Habit[]]>([
	['by its URL', []],
	['in the list', ['no webhook by its URL, 404']],
])('whatever happens, at the end the list is as the others left it: %s', (_, path) => {
	it('and nothing of this node is in it, unless it was said', async () => {
		clock.skipsPauses = true;
		await fc.assert(
			fc.asyncProperty(steps, async (taken) => await walk(taken, path)),
			{
				numRuns: 15,
				seed: 20261127,
			},
		);
	});
});

async function walk(taken: Step[], path: Habit[]): Promise<void> {
	const { n8n, emulator } = harness;
	n8n.workflows.length = 0;
	n8n.log.length = 0;
	emulator.state.webhooks = [];
	emulator.habits.set(...path);
	await n8n.restart();
	const workflows = [0, 1, 2].map(() => n8n.add());
	const theirs = new Map<string, object>();
	const unpublish = async (which: number) => {
		const workflow = workflows[which];
		if (workflow?.active) await n8n.deactivate(workflow);
	};
	for (const step of taken) {
		if (step.do === 'trouble') emulator.habits.set(...path, ...(step.habit ? [step.habit] : []));
		else if (step.do === 'restart') await n8n.restart().catch(() => {});
		else if (step.do === 'unpublish') await unpublish(step.which);
		else if (step.do === 'publish') {
			const workflow = workflows[step.which];
			// a refused one is unpublished by n8n
			if (workflow && !workflow.active) await n8n.activate(workflow).catch(() => {});
		} else {
			const url = `https://other${step.which}.example.com/hook`;
			const entry = { url, events: ['message'], is_active: true, hmac: null, retries: null };
			emulator.state.webhooks = emulator.state.webhooks.filter((each) => each.url !== url);
			theirs.delete(url);
			if (step.do === 'add') {
				emulator.state.webhooks.push(entry);
				theirs.set(url, entry);
			}
		}
	}
	emulator.habits.set(...path);
	for (const which of workflows.keys()) await unpublish(which);
	const left = emulator.state.webhooks;
	const byUrl = (one: { url: string }, other: { url: string }) => (one.url < other.url ? -1 : 1);
	const others = left.filter(({ url }) => url.includes('example.com')).sort(byUrl);
	expect(others.map(({ url }) => url)).toEqual([...theirs.keys()].sort());
	const said = n8n.log.join('\n');
	for (const { url } of left.filter((entry) => !others.includes(entry))) {
		expect(said).toContain(`could not take its webhook ${url.split('?')[0]} away`);
	}
}
