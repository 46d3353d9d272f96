import { fuzz, SEED } from '../support/fuzz.cts';

it(`5,000 cases of nonsense: an output that is right, or a sentence (FUZZ_SEED=${SEED})`, async () => {
	await fuzz(5_000);
});
