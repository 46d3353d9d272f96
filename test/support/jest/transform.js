const { transformSync } = require('esbuild');

/** For jest: takes the types away. They are checked by `npm run types`. */
exports.process = (source, filename) =>
	transformSync(source, {
		loader: 'ts',
		format: 'cjs',
		target: 'node20',
		sourcemap: true,
		sourcefile: filename,
		supported: { 'dynamic-import': false },
	});
