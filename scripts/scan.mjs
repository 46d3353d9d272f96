/**
 * The package as it is published: n8n's own check of the sources and of the packed tarball, and whether
 * another build gives the same bytes, so that everybody can compare what is published with the sources.
 */
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Packs into a folder, and unpacks there; returns where the package then lies. */
function pack(folder) {
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder]);
	const [{ filename }] = JSON.parse(packed);
	execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
	return join(folder, 'package');
}

/** A digest of the names and bytes of all built files. */
function digestOfBuild() {
	const files = readdirSync('dist', { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
	const hash = createHash('sha256');
	for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
	return hash.digest('hex');
}

function report(good, what) {
	console.log(`${good ? 'passed' : 'FAILED'}: ${what}`);
	if (!good) process.exitCode = 1;
}

async function scan(what, folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	// "Passed" with a message means that there was nothing to look at.
	const good = passed && !message;
	report(good, `n8n's scan of the ${what}`);
	if (!good) console.log(message, details ?? '');
}

const folder = mkdtempSync(join(tmpdir(), 'wawp-groups-scan-'));
try {
	await scan('sources', process.cwd(), SOURCE_FILE_PATTERNS);
	await scan('packed package', pack(folder), ['**/*.js', 'package.json']);
	const before = digestOfBuild();
	execFileSync('npx', ['gulp', 'bundle', '--silent']);
	report(before === digestOfBuild(), 'two builds give the same bytes');
} finally {
	rmSync(folder, { recursive: true });
}
