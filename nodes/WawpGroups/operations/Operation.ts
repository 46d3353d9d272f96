import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { WawpClient } from '../../../wawp/client';
import { EmptyError } from '../../../wawp/failures/errors';
import { isDataObject } from '../../shared/itemJson';

/** The parameters of one input item, with expressions resolved. */
export interface ItemParameters {
	/** The value of a field; a picked value comes without its wrapping. */
	get(name: string): unknown;
	/** The value of an option. */
	option(name: string): unknown;
	/**
	 * Of the field that was read last: the names of the fields, itself or within it, whose expression gave nothing. So
	 * what may be empty is read last.
	 */
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
	/** As saved workflows hold it, camelCase. */
	value: string;
	/** As the nodes panel shows it, sentence case. */
	action: string;
	description: string;
	/** How many requests an item costs at the most, for the documentation. */
	requests: string;
	fields: INodeProperties[];
	/** What stands under Options, beside what all have. */
	options?: INodeProperties[];
	/** Changes nothing: the same question is asked once, and several at a time. */
	safe: boolean;
	/** Whether items with the same question get the same answer; default yes, for reads. */
	sharesAnswers?: boolean;
	/** Checks and normalises; no I/O. Throws InputError. */
	read(item: ItemParameters): P;
	/** Sees all items before the first is run; `undefined` is one that could not be read. */
	combine?(items: Array<P | undefined>): Array<P | undefined>;
	/** Throws WawpError. */
	run(wawp: WawpClient, params: P): Promise<Output>;
	/** Sentences that n8n is to show above the output of an execution, since a green tick would hide them. */
	hints?(items: IDataObject[]): string[];
}

/** An operation as the pipeline and the description use it. */
export type Operation = OperationSpec<unknown>;

const GAVE_NOTHING =
	'The expression gave nothing for this item. Is the field called exactly that in the input? It may also be empty there.';

/** What an operation reads of an item; where an expression gave nothing, the error says so. Throws InputError. */
export function readItem(operation: Operation, item: ItemParameters): unknown {
	try {
		return operation.read(item);
	} catch (error) {
		throw explained(error, item);
	}
}

function explained(error: unknown, { gaveNothing }: ItemParameters): unknown {
	if (!(error instanceof EmptyError)) return error;
	const { label, advice, field } = error;
	const isOfExpression = field ? gaveNothing.has(field) : gaveNothing.size > 0;
	return isOfExpression ? new EmptyError(label, `${GAVE_NOTHING} ${advice}`, field) : error;
}

/** A raw answer as output: an object as it is, a list one by one, anything else as `{ value }`. */
export function emitted(raw: unknown): IDataObject[] {
	if (Array.isArray(raw)) return raw.flatMap(emitted);
	return [isDataObject(raw) ? raw : { value: raw ?? null }];
}
