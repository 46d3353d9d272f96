import { NodeHelpers, type INodeProperties } from 'n8n-workflow';
import { OPERATIONS } from '../../../nodes/WawpGroups/operations';
import { WawpGroups } from '../../../nodes/WawpGroups/WawpGroups.node';

const { description } = new WawpGroups();

const OPERATIONS_BY_RESOURCE = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
	operations.map((operation) => ({ ...operation, resource, operation: operation.value })),
);

/** What the panel shows below the choice of operation, as n8n's editor decides it. */
function shown(values: Record<string, string>): INodeProperties[] {
	const { properties } = description;
	const all = NodeHelpers.getNodeParameters(properties, values, true, false, null, description);
	return properties.filter(
		(field) =>
			!['resource', 'operation'].includes(field.name) &&
			NodeHelpers.displayParameter(all ?? {}, field, null, description),
	);
}

/** Where a field belongs: what it is about and needs, how much of it, what to change, and the rest. */
function rank({ name }: INodeProperties): number {
	const late = ['returnAll', 'limit', 'sort', 'updateFields', 'simplify', 'options'];
	return late.indexOf(name) + 1;
}

describe('the fields of an operation, as the editor shows them', () => {
	it.each(OPERATIONS_BY_RESOURCE)(
		'$resource $operation: about what, what it needs, how many, Simplify, Options',
		({ resource, operation, fields }) => {
			const panel = shown({ resource, operation });
			const ranks = panel.map(rank);
			expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
			expect(panel.at(-1)?.name).toBe('options');

			const names = panel.map(({ name }) => name);
			const declared = fields.map(({ name }) => name).filter((name) => names.includes(name));
			expect(names).toEqual(declared);
		},
	);

	it('begins Participants with one empty row', () => {
		const [participants] = description.properties.filter(({ name }) => name === 'participants');
		expect(participants).toMatchObject({ required: true, default: [''] });
	});
});

/** A field, and those inside it. */
function withInner(field: INodeProperties): INodeProperties[] {
	const options = (field.options ?? []).flatMap((option) => {
		if ('values' in option) return option.values;
		return 'displayName' in option ? [option] : [];
	});
	return [field, ...options.flatMap(withInner)];
}

it('n8n shows hints of up to 120 characters', () => {
	const fields = description.properties.flatMap(withInner);
	const hints = fields.flatMap(({ hint, modes = [] }) => [hint, ...modes.map((mode) => mode.hint)]);
	expect(hints.some(Boolean)).toBe(true);
	for (const hint of hints) expect((hint ?? '').length).toBeLessThanOrEqual(120);
});
