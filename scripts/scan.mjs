/**
 * `npm run scan`: n8n's own check of published community packages, before publishing. It looks at
 * the sources, and at the packed package as users get it. And another build must give the same bytes,
 * so that everybody can check what is published against the sources.
 */
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Builds and packs into a folder; returns the file's path and the digest of its bytes. */
function pack(folder) {
	execFileSync('npm', ['run', 'build', '--silent']);
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder]);
	const [{ filename, integrity }] = JSON.parse(packed);
	return { file: join(folder, filename), integrity };
}

/** Unpacks into a folder, and returns where the package then lies. */
function unpack(file, folder) {
	execFileSync('tar', ['-xzf', file, '-C', folder]);
	return join(folder, 'package');
}

function buildsAlike(one, other) {
	const alike = one.integrity === other.integrity;
	console.log(`${alike ? 'passed' : 'FAILED'}: two builds give the same bytes`);
	return alike;
}

async function passes(what, folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	// "Passed" with a message means that there was nothing to look at.
	const good = passed && !message;
	console.log(`${good ? 'passed' : 'FAILED'}: n8n's scan of the ${what}`);
	if (!good) console.log(message, details ?? '');
	return good;
}

const folder = mkdtempSync(join(tmpdir(), 'wawp-groups-scan-'));
try {
	const sources = await passes('sources', process.cwd(), SOURCE_FILE_PATTERNS);
	const first = pack(folder);
	const unpacked = unpack(first.file, folder);
	const packed = await passes('packed package', unpacked, ['**/*.js', 'package.json']);
	const alike = buildsAlike(first, pack(folder));
	process.exitCode = sources && packed && alike ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true });
}
