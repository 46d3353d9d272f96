import { HABITS, type Engine } from '../../emulator/index.cts';
import { liesIn } from '../support/model/oracle.cts';
import { happen, openScene, runModel } from '../support/model/run.cts';
import { CHANGES, READS, type Step } from '../support/model/steps.cts';

const STEPS = 20_000;
const ENGINES: Engine[] = ['GOWS', 'NOWEB', 'WEBJS'];
const habits = Object.values(HABITS).flatMap((family) => Object.keys(family));

/** What takes people or the group away comes last. */
const LAST = ['participant/remove', 'group/leave', 'group/delete'];
const ORDER = [...READS, ...CHANGES.filter((name) => !LAST.includes(name)), ...LAST];

/** What is asked in the same way of every operation, under every habit. */
const ASKED: Omit<Step, 'operation' | 'engine' | 'habits' | 'raw'> = {
	groups: [0, 2, 3, 6],
	people: [0, 8, 6],
	naming: 'phone',
	text: 'Karate Limited 429',
	fields: ['subject', 'description', 'editInfo', 'sendMessages'],
	code: 'present',
	refusal: 'exception',
	writeAnswer: 'documented',
	before: 'nothing',
};

it.each(habits)('every operation, on every engine, under the habit: %s', async (habit) => {
	// what the answers echo gets out, if at all, where they are passed on as they are
	const raw = habit in HABITS.echoes;
	for (const engine of ENGINES) {
		const scene = await openScene();
		for (const operation of ORDER) {
			// changes are made to one group each: an admin's, a member's, a stranger's
			for (const groups of CHANGES.includes(operation) ? [[0], [2], [3]] : [ASKED.groups]) {
				const step = { ...ASKED, operation, engine, groups, habits: [habit], raw };
				expect([step, liesIn(await happen(scene, step))]).toEqual([step, []]);
			}
		}
		await scene.harness.close();
	}
});

it(`random users under random habits are told nothing that is not so: ${STEPS} steps`, async () => {
	await runModel(STEPS);
});
