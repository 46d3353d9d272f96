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

/** Holds all classes: with a file for each source, n8n takes 4 times as long to load the package. */
const ALL = CLASSES[0];
/** Loaded only by those who ask for a QR code. */
const QR_CODE = 'dist/qrPng.js';

/** For the oldest Node.js that the package runs on. Names stay, for error reports that can be read. */
const OUTPUT = {
	bundle: true,
	minifyWhitespace: true,
	minifySyntax: true,
	lineLimit: 120,
	banner: { js: "'use strict';" },
	format: 'cjs',
	target: 'node20',
	platform: 'neutral',
	mainFields: ['module', 'main'],
};

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function check() {
	const tsc = require.resolve('typescript/bin/tsc');
	execFileSync(process.execPath, [tsc, '--noEmit'], { stdio: 'inherit' });
}

async function bundleAll() {
	const exports = CLASSES.map((file) => `export * from './${sourceOf(file)}';`);
	await esbuild.build({
		...OUTPUT,
		outfile: ALL,
		stdin: { contents: exports.join('\n'), resolveDir: __dirname },
		external: ['n8n-workflow', 'crypto'],
		// `import()` becomes a late `require`, which n8n's own loader knows.
		supported: { 'dynamic-import': false },
		plugins: [{ name: 'qr-code', setup: keepQrCodeApart }],
	});
	for (const file of CLASSES) if (file !== ALL) writeStub(file);
}

function keepQrCodeApart({ onResolve }) {
	onResolve({ filter: /\/wawp\/qrPng\.js$/ }, () => ({
		path: pathFrom(ALL, QR_CODE),
		external: true,
	}));
}

function sourceOf(file) {
	return relative('dist', file).replace(/\.js$/, '');
}

/** The file where n8n looks for another class. */
function writeStub(file) {
	const [name] = basename(file).split('.');
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(
		file,
		`'use strict';\nexports.${name} = require('${pathFrom(file, ALL)}').${name};\n`,
	);
}

function pathFrom(file, other) {
	return relative(dirname(file), other).replaceAll('\\', '/');
}

/** The QR code with its libraries, and their licences. */
async function bundleQrCode() {
	const { metafile } = await esbuild.build({
		...OUTPUT,
		entryPoints: ['wawp/qrPng.ts'],
		outfile: QR_CODE,
		minify: true,
		metafile: true,
	});
	const libraries = Object.keys(devDependencies).filter((name) =>
		Object.keys(metafile.inputs).some((input) => input.includes(`node_modules/${name}/`)),
	);
	const licenses = libraries.map((name) => {
		const text = readFileSync(join('node_modules', name, 'LICENSE'), 'utf8');
		return `${name} ${devDependencies[name]}, in ${basename(QR_CODE)}\n\n${text.trim()}\n`;
	});
	writeFileSync(join('dist', 'LICENSES.txt'), licenses.join('\n---\n\n'));
}

function assets() {
	return src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));
}

exports.build = series(clean, parallel(check, bundleAll, bundleQrCode, assets));
