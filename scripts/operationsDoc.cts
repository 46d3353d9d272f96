/** `npm run docs`: writes docs/operations.md from the operations themselves. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { OPERATIONS } from '../nodes/WawpGroups/operations/index';
import type { Operation } from '../nodes/WawpGroups/operations/Operation';

const ROOT = join(__dirname, '..');
export const OPERATIONS_DOC = join(ROOT, 'docs', 'operations.md');
const TITLES: Record<string, string> = {
	invite: 'Invite',
	group: 'Group',
	participant: 'Participant',
	message: 'Message',
	instance: 'Instance',
};

/** As many as can be read; there are more countries. */
const MOST_CHOICES = 20;

/** The whole reference as Markdown. */
export function operationsDoc(): string {
	const chapters = Object.entries(OPERATIONS).flatMap(([resource, operations]) => [
		`## ${TITLES[resource]}`,
		...[...operations].sort(byName).flatMap((operation) => chapter(resource, operation)),
	]);
	const head = [
		'# Operations',
		'Made by `npm run docs` from the operations themselves; do not edit.',
		'"Requests" is what an item costs at the most, without retries. Reads that ask the same are sent once for all items.',
	];
	return `${[...head, ...chapters].join('\n\n')}\n`;
}

function chapter(resource: string, operation: Operation): string[] {
	const { name, value, description, requests, fields, safe, sharesAnswers = true } = operation;
	return [
		`### ${name}`,
		sentence(description),
		[
			`- In workflow files: \`"resource": "${resource}", "operation": "${value}"\``,
			`- Requests: ${requests}`,
			`- Items: ${safe ? `several at a time${sharesAnswers ? '; the same question is asked once' : ''}` : 'one after another'}`,
		].join('\n'),
		[
			'| Field | Name | Meaning |',
			'| --- | --- | --- |',
			...fields.flatMap((field) => fieldRows(field)),
		].join('\n'),
		`Output: ${outputOf(resource, value)}`,
	];
}

function fieldRows(field: INodeProperties, inside = ''): string[] {
	const name = inside ? `${inside}.${field.name}` : field.name;
	const meaning = sentence(field.description ?? field.displayName);
	const row = `| ${field.displayName} | \`${name}\` | ${meaning}${choices(field)} |`;
	if (field.type !== 'collection' && field.type !== 'fixedCollection') return [row];
	const inner = (field.options ?? []).flatMap((option): INodeProperties[] => {
		if ('values' in option)
			return option.values.map((one) => ({ ...one, name: `${option.name}.${one.name}` }));
		return 'displayName' in option ? [option] : [];
	});
	return inner.flatMap((one) => fieldRows(one, name));
}

function choices({ type, options }: INodeProperties): string {
	if (type !== 'options' || (options ?? []).length > MOST_CHOICES) return '';
	const values = (options ?? []).flatMap((option) =>
		'value' in option ? [`\`${option.value}\` (${option.name})`] : [],
	);
	return ` One of ${values.join(', ')}.`;
}

function outputOf(resource: string, value: string): string {
	const file = join(ROOT, `nodes/WawpGroups/__schema__/v1.0.0/${resource}/${value}.json`);
	const schema: { properties: Record<string, unknown> } = JSON.parse(readFileSync(file, 'utf8'));
	return `\`{ ${Object.keys(schema.properties).join(', ')} }\``;
}

function sentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

function byName(one: Operation, other: Operation): number {
	return one.name.localeCompare(other.name);
}

if (require.main === module) writeFileSync(OPERATIONS_DOC, operationsDoc());
