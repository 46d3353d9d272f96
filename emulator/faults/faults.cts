import { LIMITS_PATH } from '../routes/session.cts';
import type { ServerResponse } from 'node:http';
import type { Answer, RecordedRequest } from '../http/answers.cts';
import { isRecord } from '../http/values.cts';

/**
 * What a fault answers. `answer` makes its own. `change` and `raw` may call `ordinary()`, the answer
 * without the fault: then the request takes effect. `closing` aborts when the emulator closes.
 */
export type FaultAnswer =
	| { kind: 'answer'; make(asked: RecordedRequest): Answer }
	| {
			kind: 'change';
			make(
				ordinary: () => Answer,
				closing: AbortSignal,
				asked: RecordedRequest,
			): Answer | Promise<Answer>;
	  }
	| {
			kind: 'raw';
			/** the answer never ends by itself */
			holds?: boolean;
			play(raw: ServerResponse, ordinary: () => Answer, closing: AbortSignal): void | Promise<void>;
	  };

export interface FaultOptions {
	/** default any */
	method?: string;
	/** tried on the decoded path, without the query */
	path?: RegExp;
	/** the group in the path, or to which a message goes */
	groupId?: string;
	/** how many requests it meets; default all */
	times?: number;
	/** it answers as soon as this is settled; default at once */
	after?: Promise<unknown>;
	/** the write takes effect first, then the fault answers; default false */
	afterEffect?: boolean;
	answer: FaultAnswer;
}

export interface Fault extends FaultOptions {
	/** how many requests it has met */
	met: number;
}

/** The faults that lie in wait; the first that fits a request answers it. */
export class Faults {
	/** requests that are held at present: they get no end of an answer */
	held = 0;
	/** requests that were held until one side hung up */
	letGo = 0;
	private faults: Fault[] = [];

	add(options: FaultOptions): Fault {
		const fault: Fault = { ...options, met: 0 };
		this.faults.push(fault);
		return fault;
	}

	clear(): void {
		this.faults = [];
	}

	/** The fault for this request, counted; undefined if none fits. */
	take(asked: RecordedRequest): Fault | undefined {
		const fault = this.faults.find((candidate) => fits(candidate, asked));
		if (fault !== undefined) fault.met += 1;
		return fault;
	}
}

function fits(fault: Fault, asked: RecordedRequest): boolean {
	if (fault.met >= (fault.times ?? Infinity)) return false;
	// asked beside the others, and of interest only to those who name it
	if (asked.path === LIMITS_PATH && fault.path === undefined) return false;
	if (fault.method !== undefined && fault.method.toUpperCase() !== asked.method) return false;
	if (fault.groupId !== undefined && !groupsIn(asked).includes(fault.groupId)) return false;
	// search() starts at 0 every time; test() would not, for a pattern with the g flag
	return fault.path === undefined || asked.path.search(fault.path) !== -1;
}

function groupsIn({ path, body }: RecordedRequest): unknown[] {
	return [path.split('/')[3], isRecord(body) ? body.chatId : undefined];
}
