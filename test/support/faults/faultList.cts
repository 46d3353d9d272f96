import { faultAnswers as fault, type FaultAnswer } from '../../../emulator/index.cts';
import type { FailureKind } from '../../../wawp/failures/kinds';
import { BROKEN_ADDRESSES } from './brokenAddresses.cts';

const MB = 1024 * 1024;

/** Something that goes wrong. */
export interface Fault {
	name: string;
	/** What the server answers; none at a broken address. */
	answer?: () => FaultAnswer;
	/** As Get Invite Code tells it. */
	kind: FailureKind;
	/** How many requests it costs that operation. */
	tries?: number;
	/** Whether every operation tells it as that. */
	isAlwaysSo?: true;
}

const STATUSES: Array<[number, FailureKind, number?]> = [
	[400, 'badRequest'],
	[401, 'wrongToken'],
	[403, 'notAllowed'],
	[404, 'notFound'],
	[500, 'serverError'],
	[503, 'badGateway', 3],
];

/** Each kind of fault that an answer can have, or an address. `elsewhere` is another server's address. */
export function faultList(elsewhere: string): Fault[] {
	return [
		...STATUSES.map(([code, kind, tries]): Fault => {
			return { name: `${code}, empty`, answer: () => fault.status(code, ''), kind, tries };
		}),
		{ name: 'not an admin, 403', answer: fault.notAdmin403, kind: 'notAdmin' },
		{ name: 'not an admin, 500 with an echo', answer: fault.notAdmin500, kind: 'notAdmin' },
		{ name: 'not in the group, 500', answer: fault.notInGroup500, kind: 'notInGroup' },
		{ name: 'no such group, 500', answer: fault.noSuchGroup500, kind: 'groupNotFound' },
		{ name: '200, empty', answer: fault.emptyBody, kind: 'noInviteCode' },
		{ name: 'session down, 422', answer: fault.sessionDown422, kind: 'sessionDown' },
		{ name: 'unknown instance, 404', answer: fault.invalidSession404, kind: 'unknownInstance' },
		{ name: 'wrong token, 401', answer: fault.wrongToken401, kind: 'wrongToken' },
		{ name: 'quota reached, 403', answer: fault.quotaReached403, kind: 'quota' },
		{ name: 'rate limit, an hour', answer: () => fault.rateLimited(3600), kind: 'rateLimit' },
		{ name: '200, success: false', answer: fault.successFalse200, kind: 'refused' },
		{ name: 'HTML, 502', answer: fault.html502, kind: 'badGateway', tries: 3 },
		{ name: 'HTML login page, 200', answer: fault.html200, kind: 'notWawp' },
		{ name: 'redirect', answer: () => fault.redirect(`${elsewhere}/`), kind: 'notWawp' },
		{ name: 'redirect, 307', answer: () => fault.redirect(`${elsewhere}/`, 307), kind: 'notWawp' },
		{ name: 'redirect with the token', answer: fault.tokenInRedirect, kind: 'notWawp' },
		{ name: 'token in JSON', answer: fault.tokenInJson, kind: 'serverError' },
		{ name: 'token in a text', answer: fault.tokenInText, kind: 'serverError' },
		{ name: 'token in place of the code', answer: fault.tokenInCode, kind: 'unreadable' },
		{ name: 'truncated JSON', answer: fault.truncatedJson, kind: 'unreadable' },
		{
			name: 'reset before the answer',
			answer: fault.dropConnection,
			kind: 'connectionLost',
			tries: 3,
		},
		{ name: 'reset in the answer', answer: fault.dropMidBody, kind: 'connectionLost', tries: 3 },
		...alwaysSo('timeout', {
			'no answer': fault.noAnswer,
			'byte after byte': fault.drip,
			'half an answer, then silence': fault.stall,
		}),
		...alwaysSo('tooLarge', {
			'answer of 33 MB': () => fault.huge(33 * MB),
			'decompression bomb': () => fault.gzipBomb(33 * MB),
		}),
		...[...BROKEN_ADDRESSES].map(([name, kind]): Fault => ({ name, kind, isAlwaysSo: true })),
	];
}

function alwaysSo(kind: FailureKind, answers: Record<string, () => FaultAnswer>): Fault[] {
	return Object.entries(answers).map(([name, answer]) => ({
		name,
		answer,
		kind,
		isAlwaysSo: true,
	}));
}
