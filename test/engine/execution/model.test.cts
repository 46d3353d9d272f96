import { runModel } from '../../support/model/run.cts';

it('random users are told nothing that is not so: 400 steps', async () => {
	await runModel(400);
});
