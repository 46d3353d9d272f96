import { createHash } from 'crypto';
import type { Memory } from '../lib/memory';
import type { Made } from './account/account';
import type { Endpoint } from './contract/endpoint';

/**
 * What came of the requests for an item when n8n ran its node before. With Retry On Fail it runs the node again with
 * all items, in the same execution and run (workflow-execute.ts of n8n-core): what was done for them must not be done
 * again. Not for the tool of an agent, where n8n counts each try as a run.
 */
export class RetryMemory {
	/** The item that is run; `undefined` where n8n does not run its node again, and nothing is kept. */
	private item: string | undefined;

	constructor(private readonly made: Memory<Made>) {}

	/**
	 * What follows is for one item.
	 * @param name the execution, the node, the run and the item
	 */
	beginItem(name: string): void {
		this.item = name;
	}

	find<P, A>(endpoint: Endpoint<P, A>, params: P): Made | undefined {
		const name = this.nameOf(endpoint, params);
		return name === undefined ? undefined : this.made.peek(name);
	}

	keep<P, A>(endpoint: Endpoint<P, A>, params: P, made: Made): void {
		const name = this.nameOf(endpoint, params);
		if (name !== undefined) this.made.set(name, made);
	}

	/** Lets the change be sent again: a look has shown that it was not made. */
	forget<P, A>(endpoint: Endpoint<P, A>, params: P): void {
		const name = this.nameOf(endpoint, params);
		if (name !== undefined) this.made.forget(name);
	}

	private nameOf<P, A>({ method, ways }: Endpoint<P, A>, params: P): string | undefined {
		if (this.item === undefined) return undefined;
		const request = JSON.stringify([this.item, method, ways(params)[0].path, params]);
		return createHash('sha256').update(request).digest('base64url');
	}
}
