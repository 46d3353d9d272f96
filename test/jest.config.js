/** The tests run against `dist/`, as n8n does: `npm test` builds it first. */
module.exports = {
	rootDir: '..',
	testMatch: ['<rootDir>/test/**/*.test.cts'],
	moduleFileExtensions: ['js', 'cts', 'ts', 'cjs', 'json', 'node'],
	transform: {
		// Types are checked by `npm run typecheck`; here they are only stripped.
		'\\.c?ts$': [
			'ts-jest',
			{ tsconfig: '<rootDir>/test/tsconfig.json', transpilation: true, diagnostics: false },
		],
	},
	globalSetup: '<rootDir>/test/support/globalSetup.js',
	globalTeardown: '<rootDir>/test/support/globalTeardown.js',
	maxWorkers: 2,
	testTimeout: 30_000,
};
