import { strict as assert } from 'node:assert';
import { eventually } from '../../eventually.cts';
import type { Context } from '../../context.cts';

/** That no example was forgotten. */
export async function allExamples(context: Context): Promise<void> {
	const { installation, report } = context;
	for (const { file, id } of context.examples) {
		await report.check(`examples/${file}.json was executed, and never failed`, async () => {
			await eventually(async () => {
				const runs = await installation.api.executions(id);
				assert.ok(runs.length > 0);
				assert.ok(runs.every(({ status }) => status === 'success'));
			});
		});
	}
}
