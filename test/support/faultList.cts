import { faultAnswers as fault, type FaultAnswer } from '../../emulator/index.cts';

const MB = 1024 * 1024;

/** Every fault that an answer can have, by what it is. `elsewhere` is another server's address. */
export function faultList(elsewhere: string): Array<[string, () => FaultAnswer]> {
	const statuses = [400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 422, 500, 501, 502, 503, 504];
	return [
		...statuses.map((code): [string, () => FaultAnswer] => [
			`${code}, empty`,
			() => fault.status(code, ''),
		]),
		['not an admin, 403', fault.notAdmin403],
		['not an admin, 500 with an echo', fault.notAdmin500],
		['not in the group, 500', fault.notInGroup500],
		['no such group, 500', fault.noSuchGroup500],
		['200, empty', fault.emptyBody],
		['200, null', fault.jsonNull],
		['200, false', () => fault.status(200, false)],
		['session down, 422', fault.sessionDown422],
		['unknown instance, 404', fault.invalidSession404],
		['wrong token, 401', fault.wrongToken401],
		['plan without this, 403', fault.subscriptionRequired403],
		['quota reached, 403', fault.quotaReached403],
		['rate limit, an hour', () => fault.rateLimited(3600)],
		['200, success: false', fault.successFalse200],
		['200, status: error', fault.statusError200],
		['200, code and message', fault.codeAndMessage200],
		['200, upstream error', fault.upstreamError200],
		['WordPress error', fault.wordPressError],
		['HTML, 502', fault.html502],
		['HTML login page, 200', fault.html200],
		['engine cannot, 501', fault.unsupported501],
		['invite revoked', fault.inviteRevoked],
		['invite malformed', fault.inviteMalformed],
		['redirect to another host', () => fault.redirect(`${elsewhere}/`)],
		['redirect 307 to another host', () => fault.redirect(`${elsewhere}/`, 307)],
		['redirect with the token', fault.tokenInRedirect],
		['token in JSON', fault.tokenInJson],
		['token in a text', fault.tokenInText],
		['token in a page', fault.tokenInHtml],
		['token in a header', fault.tokenInHeader],
		['token in the status line', fault.tokenInReason],
		['token in place of the code', fault.tokenInCode],
		['wrong content type', fault.wrongContentType],
		['truncated JSON', fault.truncatedJson],
		['reset before the answer', fault.dropConnection],
		['reset in the answer', fault.dropMidBody],
		['no answer', fault.noAnswer],
		['byte after byte', fault.drip],
		['half an answer, then silence', fault.stall],
		['answer of 50 MB', () => fault.huge(50 * MB)],
		['decompression bomb', () => fault.gzipBomb(80 * MB)],
	];
}
