import { closedness } from '../../support/closedness.cts';
import { SEED } from '../../support/seed.cts';

it(`1,000 damaged answers: the truth, "unknown", or an error (FUZZ_SEED=${SEED})`, async () => {
	await closedness(1_000);
});
