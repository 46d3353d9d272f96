/**
 * `npm run scan`: n8n's own check of published community packages, before publishing. It looks at
 * the sources, and at the packed package as users get it.
 */
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unpacks what `npm pack` makes into a folder, and returns where the package then lies. */
function unpackInto(folder) {
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder]);
	const [{ filename }] = JSON.parse(packed);
	execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
	return join(folder, 'package');
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
	const packed = await passes('packed package', unpackInto(folder), ['**/*.js', 'package.json']);
	process.exitCode = sources && packed ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true });
}
