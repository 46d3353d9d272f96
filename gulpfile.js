const { spawn } = require('node:child_process');
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { basename, dirname, join, relative } = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { devDependencies, n8n } = require('./package.json');

/** What a compiler leaves behind: pictures, the editor's search data (codex) and output schemas. */
const ASSETS = ['icons/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];

/** What n8n loads, as package.json lists it. */
const CLASSES = [...n8n.nodes, ...n8n.credentials];

/** All code in one file: a file for each source takes n8n five times as long to load. */
const MAIN = 'dist/code/main.js';
/** What has a large library in it, in files of their own that are loaded when they are needed. */
const APART = ['lib/qrCode.ts', 'wawp/ids/numberingPlan.ts'];

const OPTIONS = {
	bundle: true,
	format: 'cjs',
	// not 'node': for that, a library brings code that n8n Cloud forbids
	platform: 'neutral',
	target: 'node20',
	mainFields: ['module', 'main'],
	external: ['n8n-workflow', 'crypto'],
	// not minified: reviewers read it, and error reports name what is in it
	banner: { js: "'use strict';" },
	// `import()` becomes a late `require`, which n8n's own loader knows.
	supported: { 'dynamic-import': false },
};

const apart = {
	name: 'apart',
	setup: (build) =>
		build.onResolve({ filter: /^\..*\.js$/ }, ({ path }) => {
			const isApart = APART.some((file) => basename(file, '.ts') === basename(path, '.js'));
			return isApart ? { path: `./${basename(path)}`, external: true } : undefined;
		}),
};

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

/** A task that runs a command, and fails where that does. */
function run(command) {
	const task = () => spawn(command, { stdio: 'inherit', shell: true });
	return Object.assign(task, { displayName: command });
}

async function code() {
	const contents = CLASSES.map((file) => `export * from './${sourceOf(file)}';`).join('\n');
	const stdin = { contents, resolveDir: __dirname };
	const options = { ...OPTIONS, metafile: true };
	const built = await Promise.all([
		esbuild.build({ ...options, stdin, outfile: MAIN, plugins: [apart] }),
		esbuild.build({
			...options,
			entryPoints: APART,
			outdir: dirname(MAIN),
			outbase: '',
			entryNames: '[name]',
		}),
	]);
	for (const file of CLASSES) writeStub(file);
	writeLicenses(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
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
		const folder = join('node_modules', name);
		const file = readdirSync(folder).find((each) => each.startsWith('LICENSE'));
		const text = readFileSync(join(folder, file), 'utf8');
		return `Part of this package: ${name} ${devDependencies[name]}\n\n${text.trim()}\n`;
	});
	writeFileSync(join('dist', 'LICENSES.txt'), licenses.join('\n---\n\n'));
}

function assets() {
	return src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));
}

/** `dist/` without a look at the types, for those who have just looked. */
exports.bundle = series(clean, parallel(code, assets));
const tsc = require.resolve('typescript/bin/tsc');
exports.build = series(run(`"${process.execPath}" "${tsc}" --noEmit`), exports.bundle);
/** All that is known without running anything. */
exports.check = parallel(
	...['lint:code', 'lint:format', 'types'].map((script) => run(`npm run --silent ${script}`)),
);
