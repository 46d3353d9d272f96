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
	const users = new Map<INodeProperties, string[]>();
	for (const { value, fields } of operations) {
		for (const field of fields) users.set(field, [...(users.get(field) ?? []), value]);
	}
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
	const fields = [...users].map(([field, values]) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, resource: [resource], operation: values },
		},
	}));
	return [choice, ...fields];
}

/** By code units: `localeCompare` would make every start of n8n load the rules of a language. */
function byName(one: Operation, other: Operation): number {
	return one.name < other.name ? -1 : 1;
}
