import { createHash } from 'crypto';
import type { Memory } from '../../lib/memory';
import type { WawpError } from '../failures/errors';
import type { WawpAnswer } from '../http';

/** What came of a request: its answer, with secrets masked; or that it may have been carried out all the same. */
export type Made = { answer: WawpAnswer } | { doubt: WawpError };

/**
 * What one item of a run has changed. With Retry On Fail n8n runs a node again with all its items, in the same
 * execution and run (workflow-execute.ts): what was done for them must not be done again.
 */
export class MadeForItem {
	/** @param item names the execution, the node, the run and the item */
	constructor(
		private readonly memory: Memory<Made>,
		private readonly item: string,
	) {}

	find(request: object): Made | undefined {
		return this.memory.peek(this.nameOf(request));
	}

	note(request: object, made: Made): void {
		this.memory.set(this.nameOf(request), made);
	}

	forget(request: object): void {
		this.memory.forget(this.nameOf(request));
	}

	private nameOf(request: object): string {
		return createHash('sha256')
			.update(`${this.item} ${JSON.stringify(request)}`)
			.digest('base64url');
	}
}
