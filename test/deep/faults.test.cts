import { FAULTS } from '../support/faults/faultList.cts';
import { happen } from '../support/model/happen.cts';
import { liesIn } from '../support/model/oracle.cts';
import { openScene } from '../support/model/scene.cts';
import { CHANGES, MODES, plainStep, READS } from '../support/model/steps.cts';

/** In turn: which mode it is bears on neither the fault nor the operation, and each meets all three. */
describe('every operation says in words what went wrong, tells nothing that is not so, and sends nothing twice', () => {
	it.each(FAULTS.map((fault, index) => [fault.name, fault, index] as const))(
		'%s',
		async (_, fault, index) => {
			for (const [other, operation] of [...READS, ...CHANGES].entries()) {
				const mode = MODES[(index + other) % MODES.length] ?? MODES[0];
				const scene = await openScene();
				const happening = await happen(scene, { ...plainStep(operation), fault, mode });
				await scene.harness.close();
				expect([operation, mode, liesIn(happening)]).toEqual([operation, mode, []]);
			}
		},
	);
});
