import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const DOC = readFileSync(join(ROOT, 'docs', 'examples.md'), 'utf8');
const NAMES = readdirSync(join(ROOT, 'examples')).map((file) => file.replace(/\.json$/, ''));

describe('docs/examples.md', () => {
	it.each(NAMES)('shows %s: its file, its picture, what to adapt and what it costs', (name) => {
		const [chapter, ...more] = DOC.split(/^## /m).filter((text) =>
			text.includes(`(../examples/${name}.json)`),
		);
		expect(more).toEqual([]);
		expect(chapter).toContain(`![${name}](images/example-${name}.png)`);
		expect(chapter).toMatch(/^- \*\*Adapt\*\*: /m);
		expect(chapter).toMatch(/^- \*\*Requests\*\*: /m);
	});

	it.each(['README.md', 'docs/examples.md'])('%s shows pictures that are there', (file) => {
		const text = readFileSync(join(ROOT, file), 'utf8');
		const pictures = [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) => path);
		expect(pictures.length).toBeGreaterThan(0);
		const missing = pictures.filter((path) => !existsSync(join(ROOT, file, '..', path)));
		expect(missing).toEqual([]);
	});

	it('names each node of an example as it is called there', () => {
		const nodes = NAMES.flatMap((name) => {
			const file = readFileSync(join(ROOT, 'examples', `${name}.json`), 'utf8');
			const example: { nodes: Array<{ name: string; parameters: { content?: string } }> } =
				JSON.parse(file);
			const notes = example.nodes.map(({ parameters }) => parameters.content ?? '').join('\n');
			const named = [...notes.matchAll(/^\*\*(.+?)\*\*(?:[,:]| and)/gm)].map(([, text]) => text);
			const known = new Set(example.nodes.map((node) => node.name));
			return named.filter((text) => !known.has(text ?? '') && text !== 'Allow-list');
		});
		expect(nodes).toEqual([]);
	});
});
