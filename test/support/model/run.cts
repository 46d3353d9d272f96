import fc from 'fast-check';
import { SEED } from '../seed.cts';
import { isDefinite } from './claims.cts';
import { happen } from './happen.cts';
import { liesIn } from './oracle.cts';
import { openScene } from './scene.cts';
import { steps } from './steps.cts';

/** How many steps one user does on the same groups. */
const IN_A_ROW = 12;

/**
 * Random users. After every step, what the node said is held against the state of
 * the emulator, which alone says what is so.
 * @param count of steps
 */
export async function runModel(count: number): Promise<void> {
	process.stdout.write(`\n${count} steps against the emulator's state, FUZZ_SEED=${SEED}\n`);
	const outcomes = new Map<string, { good: number; all: number }>();
	const rows = fc.array(steps, { minLength: IN_A_ROW, maxLength: IN_A_ROW });
	await fc.assert(
		fc.asyncProperty(rows, async (row) => {
			const scene = await openScene();
			try {
				for (const step of row) {
					const happening = await happen(scene, step);
					expect([step, liesIn(happening)]).toEqual([step, []]);
					if (step.fault) continue;
					const { good, all } = outcomes.get(step.operation) ?? { good: 0, all: 0 };
					const isGood = happening.output.some(({ json }) => isDefinite(step.operation, json));
					outcomes.set(step.operation, { good: good + Number(isGood), all: all + 1 });
				}
			} finally {
				await scene.harness.close();
			}
		}),
		{ numRuns: Math.ceil(count / IN_A_ROW), seed: SEED, endOnFailure: true },
	);
	// a node that always says that it does not know tells no lies either
	for (const [operation, { good, all }] of outcomes) {
		if (all < 100) continue;
		expect([operation, good > all / 10]).toEqual([operation, true]);
	}
}
