import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Emulator, Group } from '../../emulator/index.cts';
import { createStage, type Stage } from './stage.cts';
import { byId } from './workflow.cts';

/** The WhatsApp engines that can be behind Wawp. */
export const ENGINES = ['GOWS', 'NOWEB', 'WEBJS'] as const;

/** A stage with three groups, of which the first is asked about. */
export interface GroupStage {
	readonly emulator: Emulator;
	readonly groups: Group[];
	readonly group: Group;
	/** Runs an operation of the resource, for one item unless others are given. */
	run(
		operation: string,
		parameters?: INodeParameters,
		items?: Array<Partial<INodeExecutionData>>,
		onError?: INode['onError'],
	): Promise<Awaited<ReturnType<Stage['run']>> & { json: Array<INodeExecutionData['json']> }>;
}

/** A new one for each test of a file. */
export function useGroupStage(resource: string): GroupStage {
	let stage: Stage | undefined;
	const now = () => stage ?? never();
	beforeEach(async () => {
		stage = await createStage({ groups: 3 });
	});
	afterEach(async () => await now().close());
	return {
		get emulator() {
			return now().emulator;
		},
		get groups() {
			return now().groups;
		},
		get group() {
			return now().groups[0] ?? never();
		},
		async run(operation, parameters = {}, items = [{}], onError) {
			const whole = items.map((item) => ({ json: {}, ...item }));
			const outcome = await now().run(whole, {
				onError,
				parameters: { resource, operation, groupId: byId(this.group.id), ...parameters },
			});
			return { ...outcome, json: outcome.items.map(({ json }) => json) };
		},
	};
}

function never(): never {
	throw new Error('The stage is there in tests and hooks only');
}
