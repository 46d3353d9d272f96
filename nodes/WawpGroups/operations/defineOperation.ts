import { optionsField } from './fields/options';
import { localCountry, participantsField } from './fields/participants';
import type { OperationSpec } from './Operation';

/**
 * Declares an operation: what its `read` gives is what its `run` takes. Its Options are the last of its fields; those of
 * an operation on participants have the country of local numbers among them.
 */
export function defineOperation<P>(operation: OperationSpec<P>): OperationSpec<P> {
	const { fields, options = [], safe } = operation;
	const own = fields.includes(participantsField) ? [localCountry, ...options] : options;
	return { ...operation, fields: [...fields, optionsField(own, safe)] };
}
