import { runModel } from '../support/model/run.cts';

const STEPS = 20_000;

it(`random users are told nothing that is not so: ${STEPS} steps`, async () => {
	await runModel(STEPS);
});
