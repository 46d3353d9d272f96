import {
	faultAnswers as fault,
	type Emulator,
	type FaultAnswer,
} from '../../../emulator/index.cts';
import type { FailureKind } from '../../../wawp/failures/kinds';
import { untrustedServer } from './untrustedServer.cts';

const MB = 1024 * 1024;
/** Where a redirect leads; nobody may go there. */
export const ELSEWHERE = '/elsewhere';

/** Something that goes wrong: what the server answers, or an address at which no answer can be had. */
export interface Fault {
	name: string;
	answer?: () => FaultAnswer;
	address?(emulator: Emulator): string | Promise<string>;
	/** As Get Invite Code tells it. */
	kind: FailureKind;
	/** How many requests it costs that operation. */
	tries?: number;
	/** Whether every operation tells it as that. */
	isAlwaysSo?: true;
}

/** Each kind of fault that an answer can have, or an address. */
export const FAULTS: Fault[] = [
	...(
		[
			[400, 'badRequest'],
			[401, 'wrongToken'],
			[403, 'notAllowed'],
			[404, 'notFound'],
			[500, 'serverError'],
			[503, 'badGateway', 3],
		] as const
	).map(([code, kind, tries]): Fault => {
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
	{ name: 'redirect', answer: () => fault.redirect(ELSEWHERE), kind: 'notWawp' },
	{ name: 'redirect, 307', answer: () => fault.redirect(ELSEWHERE, 307), kind: 'notWawp' },
	{ name: 'token in JSON', answer: fault.tokenInJson, kind: 'serverError' },
	{ name: 'token in place of the code', answer: fault.tokenInCode, kind: 'unreadable' },
	{ name: 'truncated JSON', answer: fault.truncatedJson, kind: 'unreadable' },
	{ name: 'reset at once', answer: fault.dropConnection, kind: 'connectionLost', tries: 3 },
	{ name: 'reset in the answer', answer: fault.dropMidBody, kind: 'connectionLost', tries: 3 },
	{ name: 'no answer', answer: fault.noAnswer, kind: 'timeout', isAlwaysSo: true },
	{ name: 'half an answer', answer: fault.stall, kind: 'timeout', isAlwaysSo: true },
	{ name: '33 MB', answer: () => fault.huge(33 * MB), kind: 'tooLarge', isAlwaysSo: true },
	{
		name: '33 MB, zipped',
		answer: () => fault.gzipBomb(33 * MB),
		kind: 'tooLarge',
		isAlwaysSo: true,
	},
	...(
		[
			['connection refused', 'unreachable', () => 'http://127.0.0.1:1'],
			['no such host', 'hostNotFound', () => 'https://wawp.invalid'],
			['no TLS at the other end', 'insecure', ({ url }) => url.replace('http:', 'https:')],
			['an untrusted certificate', 'insecure', untrustedServer],
		] satisfies Array<[string, FailureKind, Fault['address']]>
	).map(([name, kind, address]): Fault => ({ name, kind, address, isAlwaysSo: true })),
];
