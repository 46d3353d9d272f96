import { textsOf } from '../../../wawp/failures/kinds';
import { FAULTS, MODES, useFaultRuns } from '../../support/faults/faultRuns.cts';
import { SAMPLES } from '../../support/samples.cts';

const runFault = useFaultRuns();

/** One that meets each layer of the way; all of them: `npm run test:deep`. */
const OF_EACH_LAYER = [
	'500, empty',
	'not an admin, 500 with an echo',
	'truncated JSON',
	'200, success: false',
	'HTML login page, 200',
	'rate limit, an hour',
	'reset in the answer',
	'half an answer, then silence',
];

describe('every operation says it in words, gives nothing away, and sends nothing twice', () => {
	it.each(OF_EACH_LAYER)('%s', async (name) => {
		for (const [index, operation] of Object.keys(SAMPLES).entries()) {
			await runFault(name, operation, MODES[index % MODES.length] ?? MODES[0]);
		}
	});
});

describe.each(FAULTS)('Get Invite Code, %s', (name) => {
	it.each(MODES)('%s: says what it is, and the others get their links', async (mode) => {
		const { fault, outcome, told, asked } = await runFault(name, 'invite/getInviteCode', mode);
		expect(told).toBe(textsOf(fault.kind).message);
		if (fault.answer) expect(asked).toBe(fault.tries ?? 1);
		if (mode === 'stopWorkflow') return expect(outcome.emails).toEqual([]);
		const failed = mode === 'continueErrorOutput' ? outcome.errors : outcome.items;
		if (fault.answer && fault.kind !== 'rateLimit') {
			const refused = failed.filter(({ json }) => json.error);
			expect(refused.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
			expect(outcome.emails.filter(({ text }) => text)).toHaveLength(2);
		}
	});
});
