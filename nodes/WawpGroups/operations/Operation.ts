import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { WawpClient } from '../../../wawp/client';
import { EmptyError } from '../../../wawp/failures/errors';
import { isDataObject } from '../../shared/itemJson';

/** The parameters of one input item, with expressions resolved. */
export interface ItemParameters {
	/** The value of a field; a picked value comes without its wrapping. */
	get(name: string): unknown;
	/** In the field that was asked for last: the names of the fields whose expression gave nothing, also within it. */
	readonly gaveNothing: ReadonlySet<string>;
	/** A file of the item. Throws if it has none of this name. */
	binary(name: string): BinaryFile;
}

/** A file that an earlier node made. */
export interface BinaryFile {
	mimeType: string;
	fileName: string | undefined;
	/** Its bytes as base64. */
	load(): Promise<string>;
}

/** A file that an operation makes. */
export interface OutputFile {
	bytes: Uint8Array;
	mimeType: string;
	fileName: string;
}

/** One JSON object, and files in binary fields beside it. */
export class OutputWithFiles {
	constructor(
		readonly json: IDataObject,
		/** By the name of the binary field. */
		readonly files: Record<string, OutputFile>,
	) {}
}

/** What an operation emits for one input item: one JSON object, several, or one with files. */
export type Output = IDataObject | IDataObject[] | OutputWithFiles;

/** An operation as its file declares it. `P` is what `read` hands to `run`. */
export interface OperationSpec<P> {
	/** As the Operation field shows it, Title Case. */
	name: string;
	/** As saved workflows hold it: the camelCase of the name. */
	value: string;
	/** As the nodes panel shows it, sentence case. */
	action: string;
	description: string;
	/** How many requests an item costs at the most, for the documentation. */
	requests: string;
	fields: INodeProperties[];
	/** A read: the same question is asked once, several at a time, and again after a passing fault. */
	safe: boolean;
	/** Whether items with the same question get the same answer; default yes, for reads. */
	sharesAnswers?: boolean;
	/** Checks and normalises; no I/O. Throws InputError. */
	read(item: ItemParameters): P;
	/**
	 * What is read before the first item is run, since a failure would cost more later.
	 * @param options of the first item
	 */
	warmUp?(wawp: WawpClient, options: unknown): Promise<void>;
	/** Has the items know of each other before the first is run. `undefined` stands for one that cannot be read. */
	combine?(items: Array<P | undefined>): Array<P | undefined>;
	/** Throws WawpError. */
	run(wawp: WawpClient, params: P): Promise<Output>;
	/** Sentences that n8n is to show above the output of an execution, since a green tick would hide them. */
	hints?(items: IDataObject[]): string[];
}

/** One item's work. */
export interface Job {
	/** Jobs with the same question ask the same of Wawp; `undefined` for one that shares its answer with no other. */
	question: string | undefined;
	run(wawp: WawpClient): Promise<Output>;
}

/** Reads items one by one, for an operation whose items have to know of each other. */
export interface Collector {
	/** Reads one item. Never throws. */
	add(item: ItemParameters): void;
	/** The work of all items that were added, or why one cannot be read. */
	jobs(): Array<Job | { error: unknown }>;
}

/** An operation as the pipeline and the description use it. */
export interface Operation extends Omit<OperationSpec<never>, 'read' | 'run' | 'combine'> {
	/** Reads one item. Throws InputError. */
	prepare(item: ItemParameters): Job;
	/** Only where items have to know of each other; in place of `prepare`. */
	collect?(): Collector;
}

/** Makes an operation for the table out of its declaration. */
export function defineOperation<P>({
	read,
	run,
	combine,
	sharesAnswers = true,
	...rest
}: OperationSpec<P>): Operation {
	const readItem = withAdvice(read);
	const jobOf = (params: P): Job => ({
		question: sharesAnswers ? JSON.stringify(params) : undefined,
		run: (wawp) => run(wawp, params),
	});
	return {
		...rest,
		sharesAnswers,
		prepare: (item) => jobOf(readItem(item)),
		...(combine && { collect: () => collectorOf(readItem, combine, jobOf) }),
	};
}

/** Reads an item; where an expression gave nothing, the error says so. */
function withAdvice<P>(read: (item: ItemParameters) => P): (item: ItemParameters) => P {
	return (item) => {
		try {
			return read(item);
		} catch (error) {
			throw explained(error, item);
		}
	};
}

function explained(error: unknown, { gaveNothing }: ItemParameters): unknown {
	const isOfExpression =
		error instanceof EmptyError &&
		(error.field === undefined ? gaveNothing.size > 0 : gaveNothing.has(error.field));
	return isOfExpression
		? new EmptyError(error.label, `${GAVE_NOTHING} ${error.advice}`, error.field)
		: error;
}

const GAVE_NOTHING =
	'The expression gave nothing for this item. Is the field called exactly that in the input? It may also be empty there.';

function collectorOf<P>(
	read: (item: ItemParameters) => P,
	combine: (items: Array<P | undefined>) => Array<P | undefined>,
	jobOf: (params: P) => Job,
): Collector {
	const items: Array<{ params: P } | { error: unknown }> = [];
	return {
		add(item) {
			try {
				items.push({ params: read(item) });
			} catch (error) {
				items.push({ error });
			}
		},
		jobs() {
			const combined = combine(items.map((item) => ('params' in item ? item.params : undefined)));
			return items.map((item, index) =>
				'error' in item ? item : jobOf(combined[index] ?? item.params),
			);
		},
	};
}

/** A raw answer as output: an object as it is, a list one by one, anything else as `{ value }`. */
export function emitted(raw: unknown): IDataObject[] {
	if (Array.isArray(raw)) return raw.flatMap(emitted);
	return [isDataObject(raw) ? raw : { value: raw ?? null }];
}
