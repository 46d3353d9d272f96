/**
 * To be imported before `n8n-core`: gives it a folder of its own instead of the user's `~/.n8n`,
 * and keeps its log quiet.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Jest ends its workers without their exit handlers, so there the folder is inside one of Jest's.
const { JEST_TEMP_FOLDER } = process.env;
const folder = mkdtempSync(join(JEST_TEMP_FOLDER ?? tmpdir(), 'wawp-groups-n8n-'));
if (!JEST_TEMP_FOLDER) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

Object.assign(process.env, {
	N8N_USER_FOLDER: folder,
	N8N_ENCRYPTION_KEY: 'only-for-tests',
	N8N_LOG_LEVEL: 'silent',
});

// The engine of n8n 1 looks for stale SSH connections every minute, which would keep a process alive.
const every = globalThis.setInterval;
Reflect.set(globalThis, 'setInterval', (work: () => void, ms?: number) => every(work, ms).unref());
