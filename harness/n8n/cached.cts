import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.cts';
import { cacheFolder } from './pins.cts';

/** What to install with npm, and which of its packages have to be built. */
export interface Wanted {
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
	// Several of n8n's dependencies download binaries when installed; none is needed but those built.
	npm(`Installing ${names.join(', ')}, which can take some minutes`, part, [
		'install',
		...names,
		'--ignore-scripts',
	]);
	if (build) {
		const args = ['rebuild', ...build, '--ignore-scripts=false'];
		npm(`Building ${build.join(', ')}`, part, args);
	}
	await rename(part, folder);
	return folder;
}
