import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';
import { loadPackage, ROOT } from '../../harness/engine/loadPackage.cts';
import { sample, SAMPLES } from '../support/samples.cts';
import { createHarness, type Harness } from '../../harness/engine/harness.cts';
import { findOperation, OPERATIONS } from '../../nodes/WawpGroups/operations/index';

const SCHEMAS = join(ROOT, 'nodes/WawpGroups/__schema__/v1.0.0');

let properties: INodeProperties[];
beforeAll(async () => {
	const { nodes } = await loadPackage();
	properties = nodes.get('n8n-nodes-wawp-groups.wawpGroups')?.description.properties ?? [];
});

/** `resource/operation` of everything that the description offers. */
function offered(): string[] {
	return optionsOf('resource').flatMap(({ value: resource }) =>
		properties
			.filter((each) => each.name === 'operation' && isShown(each, String(resource)))
			.flatMap(({ options }) => (options ?? []).flatMap((one) => ('value' in one ? one.value : [])))
			.map((operation) => `${resource}/${operation}`),
	);
}

function optionsOf(name: string): INodePropertyOptions[] {
	const options = properties.find((each) => each.name === name)?.options ?? [];
	return options.filter((option): option is INodePropertyOptions => 'value' in option);
}

function isShown({ displayOptions }: INodeProperties, resource: string): boolean {
	return displayOptions?.show?.resource?.includes(resource) ?? true;
}

/** Whether the editor shows a property, with all other fields as given. */
function shows(property: INodeProperties, parameters: Record<string, string | boolean>): boolean {
	return NodeHelpers.displayParameter(parameters, property, null, null);
}

const handled = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
	operations.map(({ value }) => `${resource}/${value}`),
);

describe('the description and the operations agree', () => {
	it('everything offered is handled, and everything handled is offered', () => {
		expect(offered().sort()).toEqual([...handled].sort());
		for (const name of handled) {
			const [resource = '', operation = ''] = name.split('/');
			expect(findOperation(resource, operation)?.value).toBe(operation);
		}
	});

	it('n8n adds an operation of its own, which is not handled', () => {
		expect(findOperation('invite', '__CUSTOM_API_CALL__')).toBeUndefined();
	});

	it('every property is shown somewhere', () => {
		const choices = handled.map((name) => name.split('/'));
		for (const property of properties) {
			const shown = choices.some(([resource = '', operation = '']) =>
				[
					{ returnAll: false, pictureSource: 'url', fileSource: 'url' },
					{ returnAll: true, pictureSource: 'binary', fileSource: 'binary' },
				].some((others) => shows(property, { resource, operation, ...others })),
			);
			expect([property.name, shown]).toEqual([property.name, true]);
		}
	});

	it('shows no property twice at the same time, so values survive a switch', () => {
		for (const name of handled) {
			const [resource = '', operation = ''] = name.split('/');
			const names = properties
				.filter((property) => shows(property, { resource, operation }))
				.map((property) => property.name);
			expect(names).toEqual([...new Set(names)]);
		}
	});

	it.each(handled)('%s: texts follow n8n’s style', (name) => {
		const [resource = '', value = ''] = name.split('/');
		const operation = findOperation(resource, value);
		expect(operation?.name).toMatch(/^[A-Z]/);
		expect(operation?.action).toMatch(/^[A-Z][a-z ]+$/);
		expect(operation?.requests).toMatch(/^[12]/);
		// One sentence has no period at its end, several have.
		const sentences = operation?.description.split(/\. /).length ?? 0;
		expect(operation?.description.endsWith('.')).toBe(sentences > 1);
	});

	it('lists operations by name', () => {
		for (const { name, options } of properties) {
			if (name !== 'operation') continue;
			const names = (options ?? []).map((option) => option.name);
			expect(names).toEqual([...names].sort());
		}
	});
});

describe('the output schemas', () => {
	it('exist for every operation, and for no other', () => {
		const files = Object.keys(OPERATIONS).flatMap((resource) =>
			readdirSync(join(SCHEMAS, resource)).map((file) => `${resource}/${file}`),
		);
		expect(files.sort()).toEqual(handled.map((name) => `${name}.json`).sort());
		expect(existsSync(join(ROOT, 'dist/nodes/WawpGroups/__schema__/v1.0.0'))).toBe(true);
	});

	describe.each(['GOWS', 'NOWEB', 'WEBJS'] as const)(
		'hold what is really emitted (%s)',
		(engine) => {
			let harness: Harness;
			beforeEach(async () => {
				harness = await createHarness({ groups: 2 });
				harness.emulator.engine = engine;
			});
			afterEach(() => harness.close());

			// Only WEBJS can delete groups.
			const names = Object.keys(SAMPLES).filter(
				(name) => engine === 'WEBJS' || name !== 'group/delete',
			);
			it.each(names)('%s', async (name) => {
				const { items, error } = await harness.submit([{}], { parameters: sample(name, harness) });
				expect(error).toBeUndefined();
				expect(items.length).toBeGreaterThan(0);
				const schema: unknown = JSON.parse(readFileSync(join(SCHEMAS, `${name}.json`), 'utf8'));
				for (const { json } of items) expect(mismatches(schema, json)).toEqual([]);
			});
		},
	);

	it('every operation has a sample', () => {
		expect(Object.keys(SAMPLES).sort()).toEqual([...handled].sort());
	});
});

/** Where a value is not what a schema says; `null` may stand anywhere, for "not told". */
function mismatches(schema: unknown, value: unknown, path = ''): string[] {
	const { type, properties = {}, items } = Object(schema);
	if (value === null) return [];
	if (type === 'array') {
		if (!Array.isArray(value)) return [`${path} is not a list`];
		return value.flatMap((each, i) => mismatches(items, each, `${path}[${i}]`));
	}
	if (type === 'object') {
		const keys = new Set([...Object.keys(properties), ...Object.keys(Object(value))]);
		return [...keys].flatMap((key) => {
			if (!(key in properties)) return [`${path}.${key} is not in the schema`];
			if (!(key in Object(value))) return [`${path}.${key} is not emitted`];
			return mismatches(properties[key], Object(value)[key], `${path}.${key}`);
		});
	}
	const fits = type === 'integer' ? Number.isInteger(value) : typeof value === type;
	return fits ? [] : [`${path} is no ${type}`];
}
