import { spawnSync } from 'node:child_process';

/** Runs npm in a folder, with its output shown. Throws Error if it fails. */
export function npm(label: string, folder: string, args: string[]): void {
	process.stdout.write(`${label} …\n`);
	// Under `npm run`, this is the npm that runs us, whatever the platform calls it.
	const script = process.env.npm_execpath;
	const [command, ...before] = script ? [process.execPath, script] : ['npm'];
	// `npm run` tells its children the repository's folder; only --prefix is stronger.
	const where = ['--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'];
	const { status } = spawnSync(command ?? 'npm', [...before, ...args, ...where], {
		cwd: folder,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	if (status !== 0) throw new Error(`npm ${args.join(' ')} failed`);
}
