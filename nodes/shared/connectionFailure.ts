import { WawpError } from '../../wawp/failures/errors';
import type { FailureKind } from '../../wawp/failures/kinds';
import { isOwnMistake } from './nodeError';

/** By the code of the error, which says for certain what happened. */
const BY_CODE: Array<[FailureKind, RegExp]> = [
	['timeout', /^(ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT)$/],
	['hostNotFound', /^(ENOTFOUND|EAI_AGAIN)$/],
	['unreachable', /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/],
	[
		'connectionLost',
		/^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|Z_\w+|HPE_\w+|UND_ERR_SOCKET)$/,
	],
	['insecure', /CERT|SELF_SIGNED|SSL|TLS|^EPROTO$|UNABLE_TO_VERIFY|ALTNAME/],
];

/** By the words of errors that have no code; the whole of them, since they may name a host. */
const BY_WORDS: Array<[FailureKind, RegExp]> = [
	// n8n's SsrfBlockedIpError and SsrfBlockedHostnameError (@n8n/backend-network)
	['blockedByN8n', /^the request was blocked because (it resolves|the destination hostname) /i],
	['timeout', /^timeout( of \d+ ?ms exceeded)?$|^timed out$/i],
	[
		'connectionLost',
		/^(socket hang up|aborted|premature close|incorrect header check|unexpected end of file|invalid .*(block|stream|code).*|the connection was closed unexpectedly.*|read econnreset)$/i,
	],
];

/**
 * Why no answer came. n8n's error is used to tell the kind only; nothing of it is passed on, since
 * the original request, with the credential, hangs below it. Our own errors stay as they are, and so do
 * mistakes in our own code.
 */
export function connectionFailure(error: unknown): Error {
	if (error instanceof WawpError) return error;
	const chain = chainOf(error);
	const codes = chain.flatMap(codesOf);
	const kind =
		BY_CODE.find(([, pattern]) => codes.some((code) => pattern.test(code)))?.[0] ??
		BY_WORDS.find(([, pattern]) => chain.flatMap(wordsOf).some((text) => pattern.test(text)))?.[0];
	if (kind === undefined && isOwnMistake(error)) return error;
	return new WawpError(kind ?? 'noAnswer');
}

/** An error and its causes. */
function chainOf(error: unknown): object[] {
	const chain: object[] = [];
	for (let each = error; typeof each === 'object' && each !== null && chain.length < 5; ) {
		chain.push(each);
		each = 'cause' in each ? each.cause : undefined;
	}
	return chain;
}

function codesOf(error: object): string[] {
	const values = ['code' in error && error.code, 'httpCode' in error && error.httpCode];
	// n8n replaces the message of a known code, and keeps the first one in a list
	const spoken = wordsOf(error).flatMap(
		(text) => /\b(E[A-Z]{3,}(?:_[A-Z]+)*)\b/.exec(text)?.[1] ?? [],
	);
	return [...values.filter((value) => typeof value === 'string'), ...spoken];
}

function wordsOf(error: object): string[] {
	const values: unknown[] = [
		'message' in error && error.message,
		...('messages' in error && Array.isArray(error.messages) ? error.messages : []),
	];
	return values.filter((value) => typeof value === 'string');
}
