/** Adds up the results in the files named; fails when one is missing, empty or has a failure. */
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
	try {
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, ...own } = JSON.parse(
			readFileSync(file, 'utf8'),
		);
		// A suite of jest's that could not even start has no failed test of its own.
		const bad = own.failed ?? numFailedTests + numRuntimeErrorTestSuites;
		const good = own.passed ?? numPassedTests;
		if (!(good > 0 && bad >= 0)) throw new Error('No counts');
		passed += good;
		failed += bad;
	} catch {
		console.log(`There is no result in ${file}`);
		failed += 1;
	}
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
