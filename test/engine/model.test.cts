import { runModel } from '../support/model/run.cts';

it('random users under random habits are told nothing that is not so', async () => {
	await runModel(Number(process.env.MODEL_STEPS ?? 480));
});
