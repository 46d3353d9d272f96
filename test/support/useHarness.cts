import { createHarness, type Harness } from '../../harness/engine/harness.cts';

/** A new harness for each test of a file; it is there in tests and hooks only. */
export function useHarness(groups: number): Harness {
	let present: Harness;
	beforeEach(async () => {
		present = await createHarness({ groups });
	});
	afterEach(() => present.close());
	return new Proxy(Object.create(null), { get: (_, key: keyof Harness) => present[key] });
}
