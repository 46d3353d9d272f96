import * as v from 'valibot';
import { ANSWERS } from '../answers/answers.cts';
import { FAILURES } from '../answers/failures.cts';
import { readFailure } from '../../wawp/failures/readFailure';
import { TABLE } from '../../wawp/failures/table';

/** What a row of the contract makes of a body; `unread` where it is none of its answers. */
function read(schema: v.GenericSchema<unknown, unknown>, body: unknown): unknown {
	const { success, output } = v.safeParse(schema, body);
	return success ? output : 'unread';
}

describe.each(ANSWERS)('%s', (_, { answer }, samples) => {
	it.each(samples.map((sample) => [sample.source, sample] as const))('%s', (_source, sample) => {
		expect(readFailure({ status: 200, headers: {}, body: sample.body }, 'reading')).toBeUndefined();
		const output = read(answer, sample.body);
		if (typeof sample.means === 'object' && sample.means !== null) {
			expect(output).toMatchObject(sample.means);
		} else expect(output).toBe(sample.means);
	});

	it.each([
		['a page', '<html></html>'],
		['another object', { nothing: 'known' }],
		['a word', 'undefined'],
	])('does not read %s', (_what, body) => {
		if (!ANYTHING.includes(answer)) expect(read(answer, body)).toBe('unread');
	});
});

it('every alternative is needed by a sample', () => {
	const unions = new Set(ANSWERS.flatMap(([, { answer }]) => unionsIn(answer)));
	const unneeded: string[] = [];
	for (const options of unions) {
		for (const [index, option] of [...options].entries()) {
			options.splice(index, 1);
			const isNeeded = ANSWERS.some(([, { answer }, samples]) =>
				samples.some(({ body, means }) => !isAs(means, read(answer, body))),
			);
			options.splice(index, 0, option);
			if (!isNeeded) unneeded.push(`${index} of ${namesOf(options)}`);
		}
	}
	expect(unneeded).toEqual([]);
	expect(unions.size).toBeGreaterThan(10);
});

/** Rows whose answer no page shows. */
const ANYTHING = ANSWERS.filter(([name]) => /^(set|delete)Webhook$/.test(name)).map(
	([, { answer }]) => answer,
);

/** Whether something is as a sample says. */
function isAs(means: unknown, output: unknown): boolean {
	try {
		if (typeof means === 'object' && means !== null) expect(output).toMatchObject(means);
		else expect(output).toBe(means);
		return true;
	} catch {
		return false;
	}
}

/** The alternatives of all choices within a schema, however deep. */
function unionsIn(schema: unknown, seen = new Set<unknown>()): unknown[][] {
	if (typeof schema !== 'object' || schema === null || seen.has(schema)) return [];
	seen.add(schema);
	const { type, options } = Object(schema);
	const own = type === 'union' && Array.isArray(options) ? [options] : [];
	return [...own, ...Object.values(schema).flatMap((inner) => unionsIn(inner, seen))];
}

/** What tells a choice from others, for whoever reads a failed test. */
function namesOf(options: unknown[]): string {
	return options
		.map((option) => {
			const { type, entries, pipe } = Object(option);
			return `${type}(${Object.keys(entries ?? Object(pipe?.[0]).entries ?? {}).join()})`;
		})
		.join(' | ');
}

describe('a failed answer', () => {
	const kindOf = (sample: (typeof FAILURES)[number], table = TABLE) =>
		readFailure({ ...sample, headers: {} }, sample.about, table)?.kind;

	it.each(FAILURES.map((sample) => [sample.kind, sample.source, sample] as const))(
		'%s: %s',
		(kind, _source, sample) => {
			expect(kindOf(sample)).toBe(kind);
		},
	);

	it.each(
		TABLE.map(
			(row) => [JSON.stringify({ ...row, when: String(Object.values(row.when)[0]) }), row] as const,
		),
	)('the row %s is needed', (_, row) => {
		const rest = TABLE.filter((each) => each !== row);
		expect(FAILURES.some((sample) => kindOf(sample, rest) !== sample.kind)).toBe(true);
	});
});
