import { fuzz, SEED } from '../support/fuzz.cts';

it(`120,000 cases of nonsense: an output that is right, or a sentence (FUZZ_SEED=${SEED})`, async () => {
	await fuzz(120_000);
});
