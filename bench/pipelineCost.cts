import { run as runNode } from '../../nodes/WawpGroups/pipeline/execute.ts';
import { spreadOf, type Spread } from './stats.cts';

const GROUPS = 50;
const RUNS = 15;

/**
 * Microseconds for each of so many items that the node itself takes: around it, n8n answers at once.
 * So neither expressions nor requests are in it, only reading, sharing, pairing and emitting.
 */
export async function pipelineCost(items: number): Promise<Spread> {
	const input = Array.from({ length: items }, () => ({ json: {} }));
	const parameters: Record<string, (item: number) => unknown> = {
		resource: () => 'invite',
		operation: () => 'getInviteCode',
		options: () => ({}),
		groupId: (item) => `12036300000000${1000 + (item % GROUPS)}@g.us`,
	};
	const context = {
		getInputData: () => input,
		getNodeParameter: (name: string, item: number) => parameters[name]?.(item),
		getNode: () => ({ name: 'Wawp Groups' }),
		continueOnFail: () => false,
		getExecutionCancelSignal: () => undefined,
		getCredentials: async () => ({ instanceId: 'A', accessToken: 'emulator_8fQ2xLw7RtVb3' }),
		helpers: {
			httpRequestWithAuthentication: async () => ({
				statusCode: 200,
				headers: {},
				body: '{"code":"AbCdEfGhIjKlMnOpQrStUv"}',
			}),
		},
	};
	const figures: number[] = [];
	for (let run = -2; run < RUNS; run++) {
		const started = performance.now();
		const output: unknown[] = await Reflect.apply(runNode, undefined, [context]);
		const micros = (1000 * (performance.now() - started)) / items;
		if (output.length !== items) throw new Error('The pipeline lost items');
		if (run >= 0) figures.push(micros);
	}
	return spreadOf(figures);
}
