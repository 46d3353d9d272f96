const ours = require('../test/jest.config.js');

const engine = ours.projects.find(({ displayName }) => displayName === 'engine');

/** The engine tests with another n8n engine: `npm run test:older-n8n` says where it is. */
module.exports = {
	...ours,
	projects: [
		{
			...engine,
			// For the tests, the built nodes, and the older packages among themselves.
			moduleNameMapper: {
				...engine.moduleNameMapper,
				'^(n8n-core|n8n-workflow|reflect-metadata)$': `${process.env.OLDER_MODULES}/$1`,
			},
		},
	],
};
