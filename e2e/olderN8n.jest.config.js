const ours = require('../test/jest.config.js');

/** The engine tests with another n8n engine: `npm run test:older-n8n` says where it is. */
module.exports = {
	...ours,
	testMatch: ['<rootDir>/test/engine/**/*.test.cts'],
	// For the tests, the built nodes, and the older packages among themselves.
	moduleNameMapper: {
		'^(n8n-core|n8n-workflow|reflect-metadata)$': `${process.env.OLDER_MODULES}/$1`,
	},
};
