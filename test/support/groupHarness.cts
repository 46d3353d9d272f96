import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Emulator, Group } from '../../emulator/index.cts';
import type { Harness } from '../../harness/engine/harness.cts';
import { byId, WAWP } from '../../harness/engine/workflow.cts';
import { useHarness } from './useHarness.cts';

/** The WhatsApp engines that can be behind Wawp. */
export const ENGINES = ['GOWS', 'NOWEB', 'WEBJS'] as const;

/** A harness with three groups, of which the first is asked about. */
export interface GroupHarness {
	readonly emulator: Emulator;
	readonly groups: Group[];
	readonly group: Group;
	/** Runs an operation of the resource, for one item unless others are given. */
	run(
		operation: string,
		parameters?: INodeParameters,
		items?: Array<Partial<INodeExecutionData>>,
		onError?: INode['onError'],
	): Promise<Awaited<ReturnType<Harness['run']>> & { json: Array<INodeExecutionData['json']> }>;
}

/** A new one for each test of a file. */
export function useGroupHarness(resource: string): GroupHarness {
	const harness = useHarness(3);
	return {
		get emulator() {
			return harness.emulator;
		},
		get groups() {
			return harness.groups;
		},
		get group() {
			const [first] = harness.groups;
			if (!first) throw new Error('There are three');
			return first;
		},
		async run(operation, parameters = {}, items = [{}], onError) {
			const whole = items.map((item) => ({ json: {}, ...item }));
			const outcome = await harness.run(whole, {
				onError,
				parameters: { resource, operation, groupId: byId(this.group.id), ...parameters },
			});
			return { ...outcome, json: outcome.items.map(({ json }) => json) };
		},
	};
}

/** What n8n shows above the output. */
export function hints({ run }: Awaited<ReturnType<GroupHarness['run']>>): string[] {
	return (run.data.resultData.runData[WAWP]?.at(-1)?.hints ?? []).map(({ message }) => message);
}
