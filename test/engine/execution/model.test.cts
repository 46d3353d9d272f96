import { runModel } from '../../support/model/run.cts';

it('random users are told nothing that is not so: 2,000 steps', async () => {
	await runModel(2_000);
});
