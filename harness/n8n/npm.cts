import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './pins.cts';

/** Runs npm in a folder, with its output shown or returned. Throws Error if it fails. */
export function npm(
	folder: string,
	args: string[],
	output: 'inherit' | 'pipe' = 'inherit',
): string {
	// Under `npm run`, this is the npm that runs us, whatever the platform calls it.
	const script = process.env.npm_execpath;
	const [command, ...before] = script ? [process.execPath, script] : ['npm'];
	const { status, stdout } = spawnSync(command ?? 'npm', [...before, ...args], {
		cwd: folder,
		stdio: ['ignore', output, output],
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`npm ${args.join(' ')} failed`);
	return stdout;
}

/** What to install with npm, and which of its packages have to be built. */
interface Wanted {
	packages: Record<string, string>;
	build?: string[];
}

/**
 * A folder of the cache with these packages in it, installed if it is not there yet. It gets its name
 * when it is complete, so that an install that was interrupted starts anew.
 */
export async function cached(name: string, { packages, build }: Wanted): Promise<string> {
	const folder = join(cacheFolder(), name);
	if (existsSync(folder)) return folder;
	const part = `${folder}.part`;
	await rm(part, { recursive: true, force: true });
	await mkdir(part, { recursive: true });
	await writeFile(join(part, 'package.json'), '{ "private": true }\n');
	const names = Object.entries(packages).map(([one, version]) => `${one}@${version}`);
	// `npm run` tells its children the repository's folder; only --prefix is stronger.
	const where = ['--prefix', part, '--no-audit', '--no-fund', '--loglevel=error'];
	process.stdout.write(`Installing ${names.join(', ')}, which can take some minutes …\n`);
	// Several of n8n's dependencies download binaries when installed; none is needed but those built.
	npm(part, ['install', ...names, '--ignore-scripts', ...where]);
	if (build) npm(part, ['rebuild', ...build, '--ignore-scripts=false', ...where]);
	await rename(part, folder);
	return folder;
}
