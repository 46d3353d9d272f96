import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPackage, ROOT } from '../../../harness/engine/loadPackage.cts';

const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('the package as n8n loads it', () => {
	it('has its nodes, with codex and icons that exist, and its credential', async () => {
		const { loader, credentials } = await loadPackage();
		expect(Object.keys(loader.nodeTypes)).toContain('wawpGroups');
		for (const { type } of Object.values(loader.nodeTypes)) {
			const { description } = type;
			expect(String(description.codex?.alias)).toMatch(/whatsapp group/);
			expect(description.iconUrl).toEqual({
				light: 'icons/n8n-nodes-wawp-groups/dist/icons/wawpGroups.svg',
				dark: 'icons/n8n-nodes-wawp-groups/dist/icons/wawpGroups.dark.svg',
			});
		}
		for (const file of ['icons/wawpGroups.svg', 'nodes/WawpGroups/__schema__/v1.0.0']) {
			expect([file, existsSync(join(ROOT, 'dist', file))]).toEqual([file, true]);
		}
		expect([...credentials.keys()]).toEqual(['wawpApi']);
		expect(loader.known.credentials.wawpApi?.supportedNodes).toContain('wawpGroups');
	});

	it('can be required as a library too', () => {
		const library = require(ROOT);
		expect(Object.keys(library)).toEqual(expect.arrayContaining(['WawpGroups', 'WawpApi']));
	});

	it('drops in as Get Invite Code', async () => {
		const { nodes } = await loadPackage();
		const properties = nodes.get('n8n-nodes-wawp-groups.wawpGroups')?.description.properties ?? [];
		const defaultOf = (name: string) => properties.find((each) => each.name === name)?.default;
		expect(defaultOf('resource')).toBe('invite');
		expect(defaultOf('operation')).toBe('getInviteCode');
	});
});

describe('the package as it is published', () => {
	it('holds what n8n needs and nothing else', () => {
		const list = execFileSync('npm', ['pack', '--dry-run', '--json'], {
			cwd: ROOT,
			encoding: 'utf8',
		});
		const [{ files }] = JSON.parse(list);
		const paths: string[] = files.map(({ path }: { path: string }) => path);
		const allowed =
			/^(dist\/code\/(main|numberingPlan|qrCode)\.js|dist\/LICENSES\.txt|dist\/nodes\/\w+\/\w+\.node\.js(on)?|dist\/nodes\/\w+\/__schema__\/[\w/.]+\.json|dist\/credentials\/\w+\.credentials\.js|dist\/icons\/\w+(\.dark)?\.svg|index\.js|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
		expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
		for (const path of [...packageJson.n8n.nodes, ...packageJson.n8n.credentials]) {
			expect(paths).toContain(path);
		}
	});

	it('needs nothing at run time but n8n', () => {
		expect(packageJson.dependencies).toBeUndefined();
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('is locked without download addresses', () => {
		const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
		expect(lock).not.toContain('"resolved"');
	});
});
