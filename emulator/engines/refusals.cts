import { empty, json, text, type Answer } from '../http/answers.cts';
import type { RecordedRequest } from '../http/requests.cts';
import type { Variants } from '../variants.cts';
import { unhandled } from './wahaErrors.cts';

/** WhatsApp's own words: not an admin, not in the group, no such group. */
export type RefusalReason = 'not-authorized' | 'forbidden' | 'item-not-found';

/** Thrown by a route where WhatsApp would refuse; the server turns it into an answer. */
export class Refusal extends Error {
	constructor(readonly reason: RefusalReason) {
		super(reason);
	}
}

/** Thrown by a route that answers before its end, for bad input as a rule. */
export class EarlyAnswer extends Error {
	constructor(readonly answer: Answer) {
		super('answered early');
	}
}

/** What WEBJS answers where WhatsApp refuses: nothing, false, a sentence, or an exception. */
export type QuietRefusal = 'empty' | 'false' | 'noRights' | 'exception';

const CODES: Record<RefusalReason, number> = {
	'not-authorized': 401,
	forbidden: 403,
	'item-not-found': 404,
};

const WAWP_TEXTS: Record<RefusalReason, string> = {
	'not-authorized': 'The instance must be a group admin to perform this action.',
	forbidden: 'The instance is not a participant of this group.',
	'item-not-found': 'The group was not found.',
};

const NO_RIGHTS = 'AddParticipantsError: You have no admin rights to add a participant to a group';

/** WhatsApp's refusal as WAHA passes it on: HTTP 500 with the code in `exception.data`. */
export function refusalAsException(reason: RefusalReason, asked: RecordedRequest): Answer {
	return unhandled(asked, reason, CODES[reason]);
}

/** A refusal as Wawp's pages describe it: 403, or 404 for an unknown group, and a sentence. */
export function refusalByWawp(reason: RefusalReason): Answer {
	const status = reason === 'item-not-found' ? 404 : 403;
	const error = status === 404 ? 'Not Found' : 'Forbidden';
	return json({ status, message: WAWP_TEXTS[reason], error }, status);
}

/** A refusal in the form the variants ask for. */
export function refusalAnswer(
	reason: RefusalReason,
	asked: RecordedRequest,
	form: Variants['refusal'],
): Answer {
	if (form === 'wawp') return refusalByWawp(reason);
	return refusalAsException(reason, asked);
}

/** A refusal on WEBJS, which swallows WhatsApp's errors (whatsapp-web.js, GroupChat.js). */
export function quietRefusal(
	reason: RefusalReason,
	asked: RecordedRequest,
	manner: QuietRefusal,
): Answer {
	if (manner === 'empty') return empty();
	if (manner === 'false') return json(false);
	if (manner === 'noRights' && reason === 'not-authorized') return text(NO_RIGHTS);
	return unhandled(asked, `Evaluation failed: ServerStatusCodeError: ${reason}`);
}
