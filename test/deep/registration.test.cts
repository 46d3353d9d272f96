import fc from 'fast-check';
import { faultAnswers as fault } from '../../emulator/index.cts';
import { SEED } from '../support/seed.cts';
import { useTriggerHarness } from '../support/trigger/triggerHarness.cts';

const harness = useTriggerHarness();

/** What the server does for a while; the rest of the time it does as documented. */
const TROUBLES = [
	{ path: /webhook\/(set|delete)/, answer: fault.status(500, {}) },
	{ path: /webhook\/(set|delete)/, afterEffect: true, answer: fault.status(500, {}) },
	{ path: /session\/webhook/, answer: fault.status(200, { webhooks: [] }) },
];

const steps = fc.array(
	fc.oneof(
		fc.record({
			act: fc.constantFrom('publish', 'unpublish', 'add', 'remove'),
			which: fc.nat(2),
		}),
		fc.record({ act: fc.constant('restart'), which: fc.constant(0) }),
		fc.record({ act: fc.constant('trouble'), which: fc.nat(TROUBLES.length) }),
	),
	{ minLength: 5, maxLength: 25 },
);

it('whatever happens, at the end the list is as the others left it, but for what is in the log', async () => {
	await fc.assert(
		fc.asyncProperty(steps, async (taken) => {
			const { n8n, emulator } = harness;
			n8n.workflows.length = 0;
			n8n.log.length = 0;
			emulator.state.webhooks = [];
			emulator.reset();
			const workflows = [0, 1, 2].map(() => n8n.add());
			const theirs = new Set<string>();
			for (const { act, which } of taken) {
				const workflow = workflows[which];
				const url = `https://other${which}.example.com/hook`;
				if (act === 'restart') await n8n.restart().catch(() => {});
				// a refused one is unpublished by n8n
				if (act === 'publish' && workflow) await n8n.activate(workflow).catch(() => {});
				if (act === 'unpublish' && workflow?.active) await n8n.deactivate(workflow);
				if (act === 'trouble') {
					emulator.faults.clear();
					const trouble = TROUBLES[which];
					if (trouble) emulator.faults.add(trouble);
				}
				if (act !== 'add' && act !== 'remove') continue;
				emulator.state.webhooks = emulator.state.webhooks.filter((each) => each.url !== url);
				theirs.delete(url);
				if (act === 'remove') continue;
				emulator.state.webhooks.push({ url, events: ['message'], is_active: true });
				theirs.add(url);
			}
			emulator.faults.clear();
			for (const workflow of workflows) if (workflow.active) await n8n.deactivate(workflow);
			const left = emulator.state.webhooks.map(({ url }) => url);
			const others = left.filter((url) => url.includes('example.com'));
			expect(others.sort()).toEqual([...theirs].sort());
			const said = n8n.log.join('\n');
			for (const url of left.filter((each) => !others.includes(each))) {
				expect(said).toContain(`has left its webhook ${url.split('?')[0]}`);
			}
		}),
		{ numRuns: 30, seed: SEED, endOnFailure: true },
	);
});
