import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');

/** All code that is in the repository, or about to be. */
const FILES = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
	cwd: ROOT,
	encoding: 'utf8',
})
	.split('\n')
	.filter((file) => /\.c?ts$/.test(file));

/** What each part may use besides itself. The way is one way: down. */
const MAY_USE: Record<string, string[]> = {
	lib: [],
	wawp: ['lib'],
	credentials: ['wawp', 'lib'],
	'nodes/shared': ['wawp', 'lib'],
	'nodes/WawpGroups': ['nodes/shared', 'wawp', 'lib'],
	'nodes/WawpGroupsTrigger': ['nodes/shared', 'wawp', 'lib'],
	emulator: [],
	harness: ['emulator'],
};

function partOf(file: string): string {
	return Object.keys(MAY_USE).find((part) => file.startsWith(`${part}/`)) ?? '';
}

/** The files that a file imports. */
function importsOf(file: string): string[] {
	const text = readFileSync(join(ROOT, file), 'utf8');
	const paths = [...text.matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)].map(([, path]) =>
		posix.join(posix.dirname(file), path ?? ''),
	);
	return paths.flatMap((path) => {
		const bare = path.replace(/\.(js|c?ts)$/, '');
		const names = [`${bare}.ts`, `${bare}.cts`, `${bare}/index.ts`];
		return names.filter((name) => FILES.includes(name)).slice(0, 1);
	});
}

const graph = new Map(FILES.map((file) => [file, importsOf(file)]));

/** The first import cycle through a file, or nothing. */
function cycleFrom(start: string): string[] {
	const seen = new Set<string>();
	const search = (file: string, path: string[]): string[] => {
		for (const next of graph.get(file) ?? []) {
			if (next === start) return [...path, next];
			if (seen.has(next)) continue;
			seen.add(next);
			const found = search(next, [...path, next]);
			if (found.length > 0) return found;
		}
		return [];
	};
	return search(start, [start]);
}

it('reads the imports: the node is connected to what it uses', () => {
	expect(graph.get('nodes/WawpGroups/WawpGroups.node.ts')).toContain(
		'nodes/WawpGroups/pipeline/execute.ts',
	);
	expect([...graph.values()].flat().length).toBeGreaterThan(400);
});

it('no file imports itself, over however many others', () => {
	expect(FILES.map(cycleFrom).filter((cycle) => cycle.length > 0)).toEqual([]);
});

it.each(Object.entries(MAY_USE))('%s uses only itself and %j', (part, allowed) => {
	const files = FILES.filter((file) => partOf(file) === part);
	expect(files.length).toBeGreaterThan(0);
	const wrong = files.flatMap((file) =>
		(graph.get(file) ?? [])
			.filter((used) => partOf(used) !== part && !allowed.includes(partOf(used)))
			.map((used) => `${file} → ${used}`),
	);
	expect(wrong).toEqual([]);
});

it('the lint rules are n8n’s own, as n8n Cloud asks for', () => {
	const template = 'dist/template/templates/shared/default/eslint.config.mjs';
	const theirs = join(ROOT, 'node_modules/@n8n/node-cli', template);
	const words = (file: string) => readFileSync(file, 'utf8').split(/\s+/).join(' ').trim();
	expect(words(join(ROOT, 'eslint.config.mjs'))).toBe(words(theirs));
});
