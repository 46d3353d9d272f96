import { MODES, useFaultRuns } from '../support/faultRuns.cts';

const runFault = useFaultRuns();

/** One of each kind; all of them, in all modes: `npm run test:deep`. */
const ONE_OF_EACH_KIND = [
	'404, empty',
	'500, empty',
	'not an admin, 500 with an echo',
	'200, null',
	'200, status: error',
	'session down, 422',
	'rate limit, an hour',
	'HTML login page, 200',
	'redirect to another host',
	'token in JSON',
	'truncated JSON',
	'reset in the answer',
	'half an answer, then silence',
	'decompression bomb',
	'connection refused',
];

describe('whatever goes wrong, in every operation: said in words, nothing given away, nothing sent twice', () => {
	it.each(ONE_OF_EACH_KIND.map((name, i) => [name, MODES[i % MODES.length] ?? MODES[0]] as const))(
		'%s (%s)',
		async (name, mode) => {
			await runFault(name, [mode]);
		},
	);
});
