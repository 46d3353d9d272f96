const { dirname } = require('node:path');

/** Longer than anything takes on a busy machine: it ends what hangs, and judges no speed. */
const HANGS_MS = 1_200_000;

const common = {
	rootDir: dirname(__dirname),
	moduleFileExtensions: ['js', 'cts', 'ts', 'cjs', 'json', 'node'],
	transform: { '\\.c?ts$': '<rootDir>/test/support/jest/transform.js' },
	// a source imports this one by the name that it has when it is compiled
	moduleNameMapper: { '^(.*/(?:lib/qrCode|ids/numberingPlan))\\.js$': '$1.ts' },
};

const project = (name) => ({
	...common,
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.cts`],
});

/** Pauses and time limits of the package end when a test says so. */
const withClock = (name) => ({
	...project(name),
	setupFilesAfterEnv: ['<rootDir>/test/support/jest/useClock.cts'],
});

/** `unit` runs the sources. `engine` and `deep` run `dist/` in n8n's engine, as n8n does. */
module.exports = {
	rootDir: dirname(__dirname),
	projects: [project('unit'), withClock('engine'), withClock('deep')],
	globalSetup: '<rootDir>/test/support/jest/globalSetup.js',
	globalTeardown: '<rootDir>/test/support/jest/globalTeardown.js',
	maxWorkers: 2,
	// Jest keeps what a file has loaded; giving back 700 MB at the end takes longer than it waits.
	workerIdleMemoryLimit: '450MB',
	testTimeout: HANGS_MS,
};
