import { strict as assert } from 'node:assert';
import { eventually } from '../eventually.cts';
import type { Scene } from '../scene.cts';

/** That no example was forgotten. */
export async function allExamples(scene: Scene): Promise<void> {
	const { rig, report } = scene;
	for (const { file, id } of scene.examples) {
		await report.check(`examples/${file}.json was executed, and never failed`, async () => {
			await eventually(async () => {
				const runs = await rig.api.executions(id);
				assert.ok(runs.length > 0);
				assert.ok(runs.every(({ status }) => status === 'success'));
			});
		});
	}
}
