import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from './Operation';

/**
 * The fields of a resource: the choice of operation, and every operation's own fields.
 * A field that several operations share is listed once, so its value stays when they are switched.
 */
export function resourceProperties(
	resource: string,
	operations: [Operation, ...Operation[]],
): INodeProperties[] {
	const [{ value: defaultOperation }] = operations;
	const choice: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: [...operations].sort(byName).map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
		default: defaultOperation,
	};
	const fields = inOrder(operations).map(({ field, users }) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, resource: [resource], operation: users },
		},
	}));
	return [choice, ...fields];
}

interface SharedField {
	field: INodeProperties;
	/** The operations that show it. */
	users: string[];
}

/**
 * The fields of all operations in one list, in which each operation finds its own in its own order. Two operations
 * share an entry wherever their orders allow it.
 */
function inOrder(operations: Operation[]): SharedField[] {
	const entries: SharedField[] = [];
	for (const { value, fields } of operations) {
		let end = entries.length;
		for (const field of [...fields].reverse()) {
			const at = entries.findLastIndex((entry, index) => index < end && entry.field === field);
			if (at < 0) entries.splice(end, 0, { field, users: [value] });
			else {
				entries[at]?.users.push(value);
				end = at;
			}
		}
	}
	return entries;
}

/** By code units: `localeCompare` would make every start of n8n load the rules of a language. */
function byName(one: Operation, other: Operation): number {
	return one.name < other.name ? -1 : 1;
}
