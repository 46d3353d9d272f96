import { WawpError } from './failures/errors';
import type { FailureKind } from './failures/messages';

/** Kinds that do not tell whether a change was made. */
const UNCERTAIN: FailureKind[] = [
	'connectionLost',
	'sessionLost',
	'timeout',
	'badGateway',
	'serverError',
	'unreadable',
	'tooLarge',
];

/** Whether a change may have been made although no answer says so. */
export function mayHaveHappened(error: unknown): error is WawpError {
	if (!(error instanceof WawpError)) return false;
	const { status = 0 } = error.facts;
	// a page in place of the answer, from a server that had the request
	const isPage = error.kind === 'notWawp' && (status >= 500 || (status >= 200 && status < 300));
	// a good status that says no: which of the two is right?
	const isTorn =
		(error.kind === 'refused' || error.kind === 'sessionDown') && status >= 200 && status < 300;
	return isPage || isTorn || UNCERTAIN.includes(error.kind);
}

/** The same error, with the advice to look before the change is made again. */
export function withDoubt({ kind, facts, answer }: WawpError): WawpError {
	const advice =
		'The change may have been made all the same. Check in WhatsApp before you run this again.';
	return new WawpError(kind, { ...facts, advice }, answer);
}
