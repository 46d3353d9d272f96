import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { OPERATIONS } from '../../../nodes/WawpGroups/operations';
import { WawpGroups } from '../../../nodes/WawpGroups/WawpGroups.node';

const { description } = new WawpGroups();
const { properties } = description;

const ALL = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
	operations.map((operation) => ({ ...operation, resource, operation: operation.value })),
);
const NAMES = ALL.map(({ resource, operation }) => `${resource}/${operation}`);

/** What the panel shows, as n8n's editor decides it. */
function shown(values: INodeParameters): INodeProperties[] {
	const all = NodeHelpers.getNodeParameters(properties, values, true, false, null, description);
	return properties.filter((field) =>
		NodeHelpers.displayParameter(all ?? {}, field, null, description),
	);
}

function optionsOf({ options = [] }: INodeProperties): Array<{ name: string; value: string }> {
	return options.flatMap((one) =>
		'value' in one ? [{ name: one.name, value: String(one.value) }] : [],
	);
}

/** Where a field belongs: what it is about and needs, how much of it, what to change, and the rest. */
function rank({ name }: INodeProperties): number {
	const late = ['returnAll', 'limit', 'sort', 'updateFields', 'simplify', 'options'];
	return late.indexOf(name) + 1;
}

it('every operation is offered below its resource, by name, and no other is', () => {
	const resources = optionsOf(properties.find(({ name }) => name === 'resource')!);
	const offered = resources.flatMap(({ value: resource }) => {
		const [operation] = shown({ resource }).filter(({ name }) => name === 'operation');
		const options = operation ? optionsOf(operation) : [];
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort());
		return options.map(({ value }) => `${resource}/${value}`);
	});
	expect(offered.sort()).toEqual([...NAMES].sort());
});

it('every field is shown somewhere', () => {
	const variants = [
		{ returnAll: false, pictureSource: 'url', fileSource: 'url' },
		{ returnAll: true, pictureSource: 'binary', fileSource: 'binary' },
	];
	const seen = ALL.flatMap(({ resource, operation }) =>
		variants.flatMap((others) => shown({ resource, operation, ...others })),
	);
	expect(properties.filter((field) => !seen.includes(field))).toEqual([]);
});

it('there is an output schema for every operation, and no other', () => {
	const schemas = join(__dirname, '../../../nodes/WawpGroups/__schema__/v1.0.0');
	const files = Object.keys(OPERATIONS).flatMap((resource) =>
		readdirSync(join(schemas, resource)).map((file) => `${resource}/${file}`),
	);
	expect(files.sort()).toEqual(NAMES.map((name) => `${name}.json`).sort());
});

describe.each(ALL)('$resource $operation', (operation) => {
	it('shows about what, what it needs, how many, Simplify, Options', () => {
		const { resource, value, fields } = operation;
		const panel = shown({ resource, operation: value }).filter(
			({ name }) => !['resource', 'operation'].includes(name),
		);
		const ranks = panel.map(rank);
		expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
		expect(panel.at(-1)?.name).toBe('options');

		const names = panel.map(({ name }) => name);
		const declared = fields.map(({ name }) => name).filter((name) => names.includes(name));
		expect(names).toEqual(declared);
	});

	it('has texts in n8n’s style', () => {
		expect(operation.name).toMatch(/^[A-Z]/);
		expect(operation.action).toMatch(/^[A-Z][a-z ]+$/);
		expect(operation.requests).toMatch(/^[12]/);
		// One sentence has no period at its end, several have.
		const sentences = operation.description.split(/\. /).length;
		expect(operation.description.endsWith('.')).toBe(sentences > 1);
	});
});

it('Participants begins with one empty row', () => {
	const [participants] = properties.filter(({ name }) => name === 'participants');
	expect(participants).toMatchObject({ required: true, default: [''] });
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
	const fields = properties.flatMap(withInner);
	const hints = fields.flatMap(({ hint, modes = [] }) => [hint, ...modes.map((mode) => mode.hint)]);
	expect(hints.some(Boolean)).toBe(true);
	for (const hint of hints) expect((hint ?? '').length).toBeLessThanOrEqual(120);
});
