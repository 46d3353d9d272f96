const { execFileSync } = require('node:child_process');
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { basename, dirname, join, relative } = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { devDependencies, n8n } = require('./package.json');

/** What a compiler leaves behind: pictures, the editor's search data (codex) and output schemas. */
const ASSETS = ['icons/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];

/** What n8n loads, as package.json lists it. */
const CLASSES = [...n8n.nodes, ...n8n.credentials];

/** The code. A file for each source would take n8n 4 times as long to load. */
const CODE = 'dist/code';
const MAIN = `${CODE}/main.js`;

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function check() {
	const tsc = require.resolve('typescript/bin/tsc');
	execFileSync(process.execPath, [tsc, '--noEmit'], { stdio: 'inherit' });
}

/**
 * All classes in one file, and what is imported late in others. esbuild splits ES modules only, so
 * the files are made CommonJS afterwards. Names stay, for error reports that can be read; only those
 * of the libraries go.
 */
async function bundle() {
	const exports = CLASSES.map((file) => `export * from './${sourceOf(file)}';`);
	const { outputFiles, metafile } = await esbuild.build({
		stdin: { contents: exports.join('\n'), resolveDir: __dirname },
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'neutral',
		mainFields: ['module', 'main'],
		external: ['n8n-workflow', 'crypto'],
		outdir: CODE,
		metafile: true,
		write: false,
	});
	mkdirSync(CODE, { recursive: true });
	for (const { path, text } of outputFiles) {
		const { code } = await esbuild.transform(text, {
			format: 'cjs',
			target: 'node20',
			minifyWhitespace: true,
			minifySyntax: true,
			minifyIdentifiers: basename(path).startsWith('qrPng'),
			lineLimit: 120,
			banner: "'use strict';",
			// `import()` becomes a late `require`, which n8n's own loader knows.
			supported: { 'dynamic-import': false },
		});
		writeFileSync(basename(path) === 'stdin.js' ? MAIN : join(CODE, basename(path)), code);
	}
	for (const file of CLASSES) writeStub(file);
	writeLicenses(Object.keys(metafile.inputs));
}

function sourceOf(file) {
	return relative('dist', file).replace(/\.js$/, '');
}

/** The file where n8n looks for a class. */
function writeStub(file) {
	const [name] = basename(file).split('.');
	const main = relative(dirname(file), MAIN).replaceAll('\\', '/');
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `'use strict';\nexports.${name} = require('${main}').${name};\n`);
}

/** The licences of the libraries in the bundle. */
function writeLicenses(inputs) {
	const libraries = Object.keys(devDependencies).filter((name) =>
		inputs.some((input) => input.includes(`node_modules/${name}/`)),
	);
	const licenses = libraries.map((name) => {
		const text = readFileSync(join('node_modules', name, 'LICENSE'), 'utf8');
		return `Part of this package: ${name} ${devDependencies[name]}\n\n${text.trim()}\n`;
	});
	writeFileSync(join('dist', 'LICENSES.txt'), licenses.join('\n---\n\n'));
}

function assets() {
	return src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));
}

exports.build = series(clean, parallel(check, bundle, assets));
