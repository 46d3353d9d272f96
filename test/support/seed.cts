/** The same cases each time, unless told otherwise: a red test is red again. */
export const SEED = Number(process.env.FUZZ_SEED ?? 20_261_130);
