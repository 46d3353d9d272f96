import { strict as assert } from 'node:assert';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.cts';

/** n8n's editor with one workflow open, and the steps that people take in it. */
export class Editor {
	readonly output: Locator;
	readonly group: Locator;

	constructor(readonly page: Page) {
		this.output = page.getByTestId('output-panel');
		this.group = page.getByTestId('resource-locator-groupId');
	}

	async open(url: string, workflowId: string): Promise<void> {
		await this.page.goto(`${url}/workflow/${workflowId}`);
		await this.node('').first().waitFor();
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.getByTestId('canvas-node').filter({ hasText: name });
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** Ends the editing of a field: n8n takes a value that is being typed a moment later. */
	async reopenNode(name: string): Promise<void> {
		await this.closeNode();
		await this.openNode(name);
	}

	/** What the nodes panel shows after a search. */
	async searchNodes(words: string): Promise<Locator> {
		await this.page.getByTestId('node-creator-search-bar').fill(words);
		return this.page.getByTestId('node-creator-item-name');
	}

	/** Runs the open node; its output comes a moment later. */
	async executeStep(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
	}

	/** Waits until the output panel has these texts. */
	async outputShows(texts: string[]): Promise<void> {
		for (const text of texts) await this.output.getByText(text, { exact: true }).first().waitFor();
	}

	/** Chooses a group by a part of its name. */
	async pickGroup(words: string, name: string): Promise<void> {
		await this.group.getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').fill(words);
		const hits = this.page.getByTestId('rlc-item');
		await hits.filter({ hasText: name }).click();
	}

	/** Types a group ID, or an expression with a leading `=`. */
	async typeGroup(value: string): Promise<void> {
		await this.group.getByTestId('rlc-mode-selector').click();
		await this.page.getByTestId('mode-id').click();
		await this.group.getByTestId('rlc-input').fill(value);
	}

	/** Waits until the canvas does not move any more. */
	async settled(): Promise<void> {
		const where = async () =>
			JSON.stringify(
				await this.page.locator('.vue-flow__transformationpane').getAttribute('style'),
			);
		let before = '';
		await eventually(async () => {
			const now = await where();
			const isStill = now === before;
			before = now;
			await this.page.waitForTimeout(400);
			assert.ok(isStill);
		});
	}

	/** The notices at the lower right cover what is below them. */
	async dismissNotices(): Promise<void> {
		const notices = this.page.locator('.el-notification');
		// one can come while others are closed
		await eventually(async () => {
			await this.page.locator('.el-notification__closeBtn').evaluateAll((buttons) => {
				for (const button of buttons) button.dispatchEvent(new Event('click'));
			});
			assert.equal(await notices.count(), 0);
		});
	}
}
