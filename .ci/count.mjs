/** Adds up jest's JSON results named as arguments; fails when one is missing or has a failed test. */
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
	try {
		const result = JSON.parse(readFileSync(file, 'utf8'));
		passed += result.numPassedTests;
		// A suite that could not even start has no failed test of its own.
		failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
	} catch {
		console.log(`There is no result in ${file}`);
		failed += 1;
	}
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
