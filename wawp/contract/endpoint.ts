import type * as v from 'valibot';
import type { FailureKind } from '../failures/kinds';
import type { About } from '../failures/table';
import type { WawpRequest } from '../http';

/** Reads an answer of any form, or finds that it is none of those that a source shows. */
export type Schema<Answer> = v.GenericSchema<unknown, Answer>;

/** One way to ask: where documents disagree on a path, or on what a server takes, there is more than one. */
export type Way = Omit<WawpRequest, 'method'> & Partial<Pick<WawpRequest, 'method'>>;

/** A row of the contract with Wawp: what is sent, and every answer that a source shows. */
export interface Endpoint<Params, Answer> {
	method: WawpRequest['method'];
	/** The documented way first. The others are tried where Wawp does not know it. */
	ways(params: Params): [Way, ...Way[]];
	/** What it is about, for reading failures. */
	about: About;
	answer: Schema<Answer>;
	/** What an empty answer means, where an engine is known to give one in place of a failure. */
	emptyMeans?: FailureKind;
	/** Whether an answer shows that it was done, whatever status it came with. */
	isProof?(answer: Answer): boolean;
	/** What the account remembers and this makes stale. */
	outdates?: Array<'names' | 'sizes' | 'invites'>;
}

/** Declares a row, so that its types are those of its schema. */
export function endpoint<Params, Answer>(row: Endpoint<Params, Answer>): Endpoint<Params, Answer> {
	return row;
}

/** Whom a request is about. */
export interface OfGroup {
	/** `…@g.us` */
	groupId: string;
}

/** The path of a group, or of something below it, with every part percent-encoded. */
export function groupPath(groupId: string, ...below: string[]): string {
	return ['/v2/groups', ...[groupId, ...below].map(encodeURIComponent)].join('/');
}
