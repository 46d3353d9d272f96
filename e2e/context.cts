import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Group } from '../emulator/index.cts';
import type { Imported } from '../harness/n8n/importExamples.cts';
import type { Installation } from '../harness/n8n/installation.cts';
import type { Report } from './report.cts';

/** What a suite works with. */
export interface Context {
	installation: Installation;
	report: Report;
	/** n8n's editor, signed in. */
	page: Page;
	/** The examples in n8n; none before the editor's suite is over. */
	examples: Imported[];
}

/** Where screenshots go; E2E_SHOTS names another folder. */
const SHOTS = process.env.E2E_SHOTS ?? join(tmpdir(), 'wawp-groups-e2e');

/** Keeps a picture of the page, if there is still one. */
export async function screenshot(page: Page, name: string): Promise<void> {
	mkdirSync(SHOTS, { recursive: true });
	const path = join(SHOTS, `${name.replaceAll(/[^\w-]+/g, '-').slice(0, 80)}.png`);
	await page.screenshot({ path }).catch(() => {});
}

/** They would cover nodes. */
const WITHOUT_BUTTONS =
	'[data-test-id="execute-workflow-button"], [data-test-id="workflow-chat-button"] { display: none }';

/** Keeps a picture of a part of the page, as it is in the documentation; `npm run pictures` puts it there. */
export async function picture(part: Locator, name: string): Promise<void> {
	const folder = process.env.E2E_PICTURES ?? SHOTS;
	mkdirSync(folder, { recursive: true });
	await part.screenshot({ path: join(folder, `${name}.png`), style: WITHOUT_BUTTONS });
}

/** The group of the emulated state with this name. */
export function groupNamed({ installation }: Context, subject: string): Group {
	const groups = [...installation.emulator.state.groups.values()];
	const group = groups.find((one) => one.subject === subject);
	if (!group) throw new Error(`The state has no group "${subject}"`);
	return group;
}

/** An imported example by its file name. */
export function example({ examples }: Context, file: string): Imported {
	const found = examples.find((one) => one.file === file);
	if (!found) throw new Error(`examples/${file}.json was not imported`);
	return found;
}

/** The address that leads into a group at present. */
export function linkOf(group: Group): string {
	return `https://chat.whatsapp.com/${group.inviteCode}`;
}
