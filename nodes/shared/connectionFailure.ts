import { WawpError } from '../../wawp/failures/errors';
import type { FailureKind } from '../../wawp/failures/messages';

const KINDS: Array<[FailureKind, RegExp]> = [
	['timeout', /ETIMEDOUT|ECONNABORTED|timeout|timed out/i],
	['insecure', /CERT|SSL|TLS|EPROTO|self.signed/i],
	[
		'connectionLost',
		/ECONNRESET|EPIPE|socket hang up|closed unexpectedly|aborted|Z_BUF|zlib|incorrect header|unexpected end/i,
	],
	['unreachable', /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|refused|host|DNS/i],
];

/**
 * Why no answer came. n8n's error is used to tell the kind only; nothing of it is passed on, since
 * the original request, with the credential, hangs below it. Our own errors stay as they are.
 */
export function connectionFailure(error: unknown): WawpError {
	if (error instanceof WawpError) return error;
	const words = [error, causeOf(error)].flatMap(wordsOf).join(' ');
	return new WawpError(KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unreachable');
}

function causeOf(error: unknown): unknown {
	return error instanceof Error ? error.cause : undefined;
}

/** Code and messages; n8n replaces the message and keeps the first one in a list. */
function wordsOf(error: unknown): string[] {
	if (typeof error !== 'object' || error === null) return [];
	const values: unknown[] = [
		'code' in error && error.code,
		'httpCode' in error && error.httpCode,
		'message' in error && error.message,
		...('messages' in error && Array.isArray(error.messages) ? error.messages : []),
	];
	return values.filter((value) => typeof value === 'string');
}
