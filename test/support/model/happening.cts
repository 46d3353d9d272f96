import type { IDataObject } from 'n8n-workflow';
import type { Emulator, Group, Person } from '../../../emulator/index.cts';
import type { Step } from './steps.cts';

/** A harness with groups of every standing, and the people in and around them. */
export interface Scene {
	emulator: Emulator;
	people: Person[];
	/** IDs of all groups there were, the unknown one last. */
	groupIds(): string[];
	/** A code that was valid once. */
	revoked: string;
}

/** What a step was, and what came of it. */
export interface Happening {
	step: Step;
	scene: Scene;
	/** The input items. */
	input: IDataObject[];
	/** The groups as they were. */
	before: Map<string, Group>;
	/** What came out, by input item. */
	output: Array<{ item: unknown; json: IDataObject }>;
	/** What n8n would save. */
	saved: string;
}

/** What the node said of one input item. */
export interface Told extends Happening {
	given: IDataObject;
	items: IDataObject[];
	/** The group, as it is now. */
	group: Group | undefined;
	/** The group, as it was before. */
	was: Group | undefined;
}
