import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.cts';

const ROOT = join(__dirname, '..', '..');
export const PACKAGE = 'n8n-nodes-wawp-groups';

/**
 * Packs the built package and puts it where n8n puts a community package that is installed in its
 * settings, so that just what would be published is used.
 * @param userFolder n8n's N8N_USER_FOLDER
 */
export function installPackage(userFolder: string): void {
	const modules = join(userFolder, '.n8n', 'nodes', 'node_modules');
	mkdirSync(modules, { recursive: true });
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', modules];
	const [{ filename }]: [{ filename: string }] = JSON.parse(npm(ROOT, args, 'pipe'));
	execFileSync('tar', ['-xzf', filename], { cwd: modules });
	renameSync(join(modules, 'package'), join(modules, PACKAGE));
}

/** Builds the package into `dist/`. */
export function buildPackage(): void {
	const gulp = join(ROOT, 'node_modules', 'gulp', 'bin', 'gulp.js');
	execFileSync(process.execPath, [gulp, 'bundle', '--silent'], { cwd: ROOT, stdio: 'inherit' });
}
