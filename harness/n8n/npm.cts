import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** With a terminal one line is rewritten; a log gets a line every so often. */
const REDRAW_MS = process.stdout.isTTY ? 1000 : 15_000;

/**
 * Runs npm in a folder, showing how far it is.
 * @throws Error with the end of npm's output if it fails
 */
export async function npm(label: string, folder: string, args: string[]): Promise<void> {
	const started = Date.now();
	const show = async () => print(`${label}: ${seconds(started)}${await packages(folder)}`);
	const timer = setInterval(() => void show(), REDRAW_MS);
	process.stdout.write(`${label} …\n`);
	try {
		await run(folder, args);
	} finally {
		clearInterval(timer);
	}
	print(`${label}: done in ${seconds(started)}`);
	if (process.stdout.isTTY) process.stdout.write('\n');
}

async function run(folder: string, args: string[]): Promise<void> {
	// Under `npm run`, this is the npm that runs us, whatever the platform calls it.
	const script = process.env.npm_execpath;
	const [command, ...before] = script ? [process.execPath, script] : ['npm'];
	// `npm run` tells its children the repository's folder; only --prefix is stronger.
	const where = ['--prefix', folder, '--no-audit', '--no-fund'];
	const child = spawn(command ?? 'npm', [...before, ...args, ...where], { cwd: folder });
	const output: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject).once('close', resolve);
	});
	if (code === 0) return;
	const end = Buffer.concat(output).toString().split('\n').slice(-25).join('\n');
	throw new Error(`npm ${args.join(' ')} failed:\n${end}`);
}

function print(line: string): void {
	process.stdout.write(process.stdout.isTTY ? `\r  ${line}   ` : `  ${line}\n`);
}

function seconds(since: number): string {
	return `${Math.round((Date.now() - since) / 1000)} s`;
}

async function packages(folder: string): Promise<string> {
	const names = await readdir(join(folder, 'node_modules')).catch(() => []);
	return names.length > 1 ? `, ${names.length} packages` : '';
}
