import { FAULTS, MODES, useFaultRuns } from '../support/faults/faultRuns.cts';
import { SAMPLES } from '../support/samples.cts';

const runFault = useFaultRuns();

/** In turn: which mode it is bears on neither the fault nor the operation, and each meets all three. */
describe('every operation, with every fault, in one of the error modes', () => {
	it.each(FAULTS.map((name, index) => [name, index] as const))('%s', async (name, index) => {
		for (const [other, operation] of Object.keys(SAMPLES).entries()) {
			await runFault(name, operation, MODES[(index + other) % MODES.length] ?? MODES[0]);
		}
	});
});
