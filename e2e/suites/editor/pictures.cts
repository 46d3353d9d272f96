import { Editor } from '../../editor.cts';
import { picture, type Context } from '../../context.cts';

/** What each example looks like on the canvas: the pictures of docs/examples.md. */
export async function pictures({ installation, report, page, examples }: Context): Promise<void> {
	const editor = new Editor(page);
	// what an earlier suite has opened below takes a part of the canvas
	await page.setViewportSize({ width: 1440, height: 1150 });
	for (const { file, id, example } of examples) {
		await report.check(`examples/${file}.json opens in the editor`, async () => {
			await editor.open(installation.n8n.url, id);
			for (const { name, type } of example.nodes) {
				if (!type.endsWith('.stickyNote')) await editor.node(name).first().waitFor();
			}
			await editor.dismissNotices();
			await page.getByTestId('zoom-to-fit').click();
			await editor.settled();
			await picture(page.getByTestId('canvas-wrapper'), `example-${file}`);
		});
	}
}
