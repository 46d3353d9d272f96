import * as v from 'valibot';
import { ANSWERS } from '../../answers/answers.cts';
import { DELIVERIES, ME } from '../../answers/deliveries.cts';
import { FAILURES } from '../../answers/failures.cts';
import { groupEventItems } from '../../../wawp/events/deliveries';
import { DELIVERY_SCHEMAS } from '../../../wawp/events/deliverySchemas';
import { readFailure } from '../../../wawp/failures/readFailure';
import { TABLE } from '../../../wawp/failures/table';
import { isAs, unneededIn } from '../../support/alternatives.cts';

/** What a row of the contract makes of a body; `unread` where it is none of its answers. */
function read(schema: v.GenericSchema<unknown, unknown>, body: unknown): unknown {
	const { success, output } = v.safeParse(schema, body);
	return success ? output : 'unread';
}

describe.each(ANSWERS)('%s', (_, { answer }, samples) => {
	it.each(samples)('%s', (_source, body, means) => {
		expect(readFailure({ status: 200, headers: {}, body }, 'reading')).toBeUndefined();
		const output = read(answer, body);
		if (typeof means === 'object' && means !== null) expect(output).toMatchObject(means);
		else expect(output).toBe(means);
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
	const areAnswersAsMeant = () =>
		ANSWERS.every(([, { answer }, samples]) =>
			samples.every(([, body, means]) => isAs(means, read(answer, body))),
		);
	const areDeliveriesAsMeant = () =>
		DELIVERIES.every(({ means, ...delivery }) => {
			const items = groupEventItems({ ...delivery, me: ME }, 0);
			return items.length === means.length && isAs(means, items);
		});
	const schemas = [...ANSWERS.map(([, { answer }]) => answer), ...DELIVERY_SCHEMAS];
	const unneeded = unneededIn(schemas, () => areAnswersAsMeant() && areDeliveriesAsMeant());
	expect(unneeded).toEqual([]);
});

/** Rows whose answer no page shows. */
const ANYTHING = ANSWERS.filter(([name]) => /^(set|delete)Webhook$/.test(name)).map(
	([, { answer }]) => answer,
);

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
