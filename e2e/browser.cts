import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, selectors, type BrowserContext, type Page } from 'playwright-core';
import { OWNER } from '../harness/n8n/n8nApi.cts';

/** As Debian's package has it; CHROMIUM names another place. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Without these, Chromium asks its maker's servers for all sorts of things. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

// n8n's editor marks its parts so
selectors.setTestIdAttribute('data-test-id');

/** A browser with a profile of its own. */
export interface Browser {
	context: BrowserContext;
	close(): Promise<void>;
}

/** Starts a headless Chromium that reaches this machine only. */
export async function startBrowser(): Promise<Browser> {
	const profile = mkdtempSync(join(tmpdir(), 'wawp-groups-browser-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: CHROMIUM,
		headless: true,
		args: FLAGS,
		viewport: { width: 1440, height: 900 },
	});
	await context.route(
		({ hostname }) => hostname !== '127.0.0.1',
		(route) => route.abort(),
	);
	context.setDefaultTimeout(20_000);
	return {
		context,
		async close() {
			await context.close();
			rmSync(profile, { recursive: true, force: true });
		},
	};
}

/** Opens n8n's editor as the owner. */
export async function signIn({ context }: Browser, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${url}/signin`);
	await page.getByTestId('emailOrLdapLoginId').locator('input').fill(OWNER.email);
	await page.getByTestId('password').locator('input').fill(OWNER.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(/\/home\//);
	return page;
}
