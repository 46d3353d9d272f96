import { runModel } from '../../support/model/run.cts';

it('random users are told nothing that is not so: 1,200 steps', async () => {
	await runModel(1_200);
});
